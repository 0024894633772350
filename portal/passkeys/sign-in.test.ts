import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { addKey, askedToSign, assertNotIn, enterBy, signInByKey } from '../../test/passkeys.ts'
import { startPortal } from '../../test/portal.ts'
import { watchEvents } from '../../test/traces.ts'

const portal = await startPortal()
const { db } = portal.database
const minute = 60_000

test('a key opens the cabinet with full numbers, in a new session that says how it began', async () => {
  const owner = await enterBy(portal, 'confirmed', 'bel')
  const { device } = await addKey(owner)
  const events = await watchEvents(portal)
  const browser = portal.browser()
  assert.equal(location(await signInByKey(browser, device)), '/cards')

  assert.match((await browser.get('/cards')).body, /000-000-701 22/)
  const { body } = await browser.get('/settings/devices')
  assert.match(body, /Вход ключом входа/)
  assert.deepEqual((await events()).map(({ event }) => event).toSorted(), ['browser.new', 'session.began'])
})

test('a key is a fresh proof for twenty minutes, and then no more', async () => {
  const { device } = await addKey(await enterBy(portal, 'confirmed', 'ta'))
  const browser = portal.browser()
  await signInByKey(browser, device, { region: 'ta' })
  portal.later(10 * minute)
  assert.match((await browser.get('/cards')).body, /000-000-701 22/)
  portal.later(10 * minute)
  assert.match((await browser.get('/cards')).body, /000-\*\*\*-\*\*\* 22/)
  portal.later(-20 * minute)
})

test('one answer opens one session: sent again, here or elsewhere, it opens nothing', async () => {
  const { device } = await addKey(await enterBy(portal, 'no-policy', 'sve'))
  device.counts = false
  device.counter = 0
  const browser = portal.browser()
  const path = '/sve/sign-in/passkey'
  await db.updateTable('passkey').set({ counter: 0 }).where('region', '=', 'RU-SVE').execute()
  const credential = device.sign(await askedToSign(browser, path))
  assert.equal(location(await browser.post(path, { credential })), '/cards')
  const events = await watchEvents(portal)
  assertNotIn(await browser.post(path, { credential }), 'sve')
  assert.deepEqual(
    (await events()).map(({ event, reason }) => [event, reason]),
    [['passkey.failed', 'used-before']],
  )
  assert.equal((await browser.get('/cards')).statusCode, 200)
})

test('of ten answers by one signature at once one opens a session', async () => {
  const { device } = await addKey(await enterBy(portal, 'no-policy', 'oms'))
  await db.updateTable('passkey').set({ counter: 0 }).where('region', '=', 'RU-OMS').execute()
  device.counts = false
  device.counter = 0
  const browser = portal.browser()
  const path = '/oms/sign-in/passkey'
  const credential = device.sign(await askedToSign(browser, path))
  const answers = await Promise.all(Array.from({ length: 10 }, () => browser.post(path, { credential })))
  assert.equal(answers.filter((answer) => location(answer) === '/cards').length, 1)
})

test('a sign-in by a key ends the session that this browser had', async () => {
  const owner = await enterBy(portal, 'no-patronymic', 'mag')
  const { device } = await addKey(owner)
  const before = portal.browser()
  before.cookies.set('__Host-session', owner.cookies.get('__Host-session') ?? '')
  assert.equal(location(await signInByKey(owner, device, { region: 'mag' })), '/cards')
  assert.equal((await before.get('/cards')).statusCode, 401)
})

test('the owner of a closed account is told how to come back, and others of its key nothing', async () => {
  const owner = await enterBy(portal, 'no-patronymic', 'pri')
  const { device } = await addKey(owner)
  await owner.post('/settings/closing')
  const browser = portal.browser()
  const events = await watchEvents(portal)
  const { statusCode, body } = await signInByKey(browser, device, { region: 'pri' })
  assert.equal(statusCode, 422)
  assert.match(body, /Вы закрыли его сами\. Вернуть можно до/)
  assert.equal(browser.cookies.has('__Host-session'), false)
  assert.deepEqual(
    (await events()).map(({ event, reason }) => [event, reason]),
    [['sign-in.failed', 'account-closed']],
  )
  assertNotIn(
    await signInByKey(portal.browser(), device, { region: 'pri', otherwise: { verifiesUser: false } }),
    'pri',
  )
})

test('what is no answer of a device is refused, and is no fault of ours', async () => {
  for (const credential of [
    '{',
    'null',
    '[]',
    '{"id":"AA","rawId":"AA","type":"public-key"}',
    '0'.repeat(19_000),
  ])
    assertNotIn(await portal.browser().post('/bel/sign-in/passkey', { credential }), 'bel')
  for (const form of [
    {},
    { credential: '' },
    { credential: '0'.repeat(20_001) },
    { credential: '{}', more: '1' },
  ])
    assert.equal((await portal.browser().post('/bel/sign-in/passkey', form)).statusCode, 400)
})

test('S6 a sign-in by a key is one statement that reads and one that writes; asking for it is none', async () => {
  const { device } = await addKey(await enterBy(portal, 'mother', 'bel'))
  const browser = portal.browser()
  const start = portal.statements()
  const asked = await askedToSign(browser, '/bel/sign-in/passkey')
  assert.equal(portal.statements(), start)
  await browser.post('/bel/sign-in/passkey', { credential: device.sign(asked) })
  assert.equal(portal.statements() - start, 2)
})
