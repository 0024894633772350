import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { addKey, assertNotIn, enterBy, signInByKey } from '../../test/passkeys.ts'
import { startPortal } from '../../test/portal.ts'
import { purge } from '../db/statements/purge.ts'

const portal = await startPortal()
const { db } = portal.database
const day = 24 * 60 * 60_000

const keysIn = (region: string) => db.selectFrom('passkey').selectAll().where('region', '=', region).execute()

test('a key is destroyed with its account, and the act counts it', async () => {
  const owner = await enterBy(portal, 'confirmed', 'bel')
  await addKey(owner)
  const { device } = await addKey(owner)
  await owner.post('/settings/closing')
  assert.equal((await keysIn('RU-BEL')).length, 2)
  portal.later(30 * day)
  // Gone by its time, though nobody has destroyed it yet.
  assertNotIn(await signInByKey(portal.browser(), device), 'bel')
  await purge(db, portal.database.now())
  assert.deepEqual(await keysIn('RU-BEL'), [])
  const acts = await db
    .selectFrom('destruction_act')
    .select('destroyed')
    .where('region', '=', 'RU-BEL')
    .where('subject', '=', 'account')
    .execute()
  assert.deepEqual(
    acts.map(({ destroyed }) => destroyed['passkey']),
    [2],
  )
  assert.equal((await signInByKey(portal.browser(), device)).statusCode, 422)
  portal.later(-30 * day)
})

test('who comes back within thirty days has their keys again', async () => {
  const owner = await enterBy(portal, 'no-policy', 'ta')
  const { device } = await addKey(owner)
  await owner.post('/settings/closing')
  assert.equal((await signInByKey(portal.browser(), device, { region: 'ta' })).statusCode, 422)
  assert.equal(location(await portal.browser().register('no-policy', 'ta')), '/cards?reopened')
  assert.equal(location(await signInByKey(portal.browser(), device, { region: 'ta' })), '/cards')
})

test('a key whose row was handed over to another account in the database opens neither of them', async () => {
  const [owner, thief] = [await enterBy(portal, 'confirmed', 'sam'), await enterBy(portal, 'minor', 'sam')]
  const { device } = await addKey(thief)
  const { body } = await owner.get('/settings/devices')
  assert.match(body, /Это устройство/)
  const [victim] = await db
    .selectFrom('account')
    .select('id')
    .where('region', '=', 'RU-SAM')
    .orderBy('opened_at')
    .limit(1)
    .execute()
  assert.ok(victim)
  await db.updateTable('passkey').set({ account_id: victim.id }).where('region', '=', 'RU-SAM').execute()
  const browser = portal.browser()
  assert.equal((await signInByKey(browser, device, { region: 'sam' })).statusCode, 500)
  assert.equal(browser.cookies.has('__Host-session'), false)
})

test('what was signed once is forgotten when it could serve no more', async () => {
  const { device } = await addKey(await enterBy(portal, 'no-policy', 'sve'))
  await signInByKey(portal.browser(), device, { region: 'sve' })
  const used = () => db.selectFrom('used_challenge').selectAll().where('region', '=', 'RU-SVE').execute()
  await purge(db, portal.database.now())
  assert.equal((await used()).length, 2)
  portal.later(5 * 60_000)
  await purge(db, portal.database.now())
  assert.deepEqual(await used(), [])
  portal.later(-5 * 60_000)
})
