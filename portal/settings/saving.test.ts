import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '../../test/browser.ts'
import { devicesIn } from '../../test/devices.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { record } from '../audit/audit.ts'
import { savePassword } from './queries.ts'

const portal = await startPortal()
const { db } = portal.database
const { enter, hashIn, isIn } = devicesIn(portal)

/** In by a password, after one wrong try at the current one. */
async function withTry(person: string): Promise<Browser> {
  const first = await enter(person)
  await first.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const browser = portal.browser()
  const { phone: login } = await personOf(portal.simulator, person)
  await browser.post('/bel/sign-in', { login, password: 'Ryabina58' })
  await browser.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' })
  // Tries of a known browser are counted elsewhere.
  browser.cookies.delete('__Host-known-browser')
  assert.equal((await browser.post('/settings/proof', { current: 'Ryabina59' })).statusCode, 422)
  return browser
}

const sessionOf = (browser: Browser) =>
  db
    .selectFrom('session')
    .select(['region', 'id', 'account_id'])
    .where('token_hash', '=', hashIn(browser))
    .executeTakeFirstOrThrow()

const triedIndexOf = async (browser: Browser) => {
  const { region, account_id: accountId } = await sessionOf(browser)
  return portal.vault.index('typed', region, `current:${accountId}`)
}

const tries = async (index: Buffer) => {
  const rows = await db
    .selectFrom('sign_in_try')
    .select('failures')
    .where('region', '=', 'RU-BEL')
    .where('identifier_index', '=', index)
    .execute()
  return rows.length
}

test('who proves by the right password has their own wrong tries forgotten, and nobody else’s', async () => {
  const [mine, another] = [await withTry('mother'), await withTry('minor')]
  const [own, others] = [await triedIndexOf(mine), await triedIndexOf(another)]
  assert.deepEqual([await tries(own), await tries(others)], [1, 1])
  await mine.post('/settings/proof', { current: 'Ryabina58' })
  assert.deepEqual([await tries(own), await tries(others)], [0, 1])
})

test('a press that was overtaken by a sign-out or by the closing of the account saves nothing and forgets nothing', async () => {
  const browser = await withTry('foreign')
  const { region, id: sessionId, account_id: accountId } = await sessionOf(browser)
  const triedIndex = await triedIndexOf(browser)
  const now = portal.database.now()
  const press = (tokenHash: Buffer) =>
    savePassword(db, {
      region,
      sessionId,
      accountId,
      now,
      hash: 'nobody’s',
      tokenHash,
      nextTokenHash: Buffer.alloc(32, 1),
      browserHash: Buffer.alloc(32),
      triedIndex,
      event: record(portal.vault, {
        region,
        at: now,
        event: 'password.set',
        requestId: 'test',
        address: '127.0.0.1',
      }),
    })
  const account = db.updateTable('account').where('region', '=', region).where('id', '=', accountId)

  assert.equal(await press(Buffer.alloc(32, 2)), false)
  await account.set({ closed_at: now }).execute()
  assert.equal(await press(hashIn(browser)), false)
  await account.set({ closed_at: null }).execute()
  assert.deepEqual([await tries(triedIndex), await isIn(browser)], [1, true])
})
