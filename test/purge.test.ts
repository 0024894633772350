import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purge } from '../portal/db/statements/purge.ts'
import { startPortal } from './portal.ts'

const portal = await startPortal()
const { db, now } = portal.database

const counts = async () => ({
  attempts: (await db.selectFrom('attempt').select('id').execute()).length,
  sessions: (await db.selectFrom('session').select('id').execute()).length,
  tries: (await db.selectFrom('sign_in_try').select('failures').execute()).length,
})

test('what its time has made worthless goes, and what still serves a person stays', async () => {
  const browser = portal.browser()
  await browser.register('confirmed')
  await portal.browser().startRegistration()
  await portal.browser().post('/bel/sign-in', { login: '+79990001122', password: 'Wrong111' })

  await purge(db, now())
  const { attempts, ...kept } = await counts()
  assert.ok(attempts >= 2)
  assert.deepEqual(kept, { sessions: 1, tries: 1 })

  portal.later(10 * 60_000)
  await purge(db, now())
  assert.deepEqual(await counts(), { attempts: 0, sessions: 1, tries: 1 })
  assert.equal((await browser.get('/cards')).statusCode, 200)

  portal.later(24 * 60 * 60_000)
  await purge(db, now())
  assert.deepEqual(await counts(), { attempts: 0, sessions: 0, tries: 0 })
  assert.equal((await db.selectFrom('account').select('id').execute()).length, 1)
})
