import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { Authenticator, type Otherwise } from '../../test/authenticator.ts'
import { location } from '../../test/browser.ts'
import { addKey, askedToSign, assertNotIn, enterBy, keyPaths, signInByKey } from '../../test/passkeys.ts'
import { startPortal } from '../../test/portal.ts'
import { watchEvents } from '../../test/traces.ts'

const portal = await startPortal()
const minute = 60_000

/** How a device, or somebody who pretends to be one, may answer. */
const dishonest: Readonly<Record<string, () => Otherwise>> = {
  'another origin': () => ({ origin: 'https://evil.example' }),
  'our name on another port': () => ({ origin: 'http://localhost:3001' }),
  'another relying party': () => ({ rpId: 'evil.example' }),
  'nobody verified': () => ({ verifiesUser: false }),
  'nobody present': () => ({ seesUser: false }),
  'a signature of another key': () => ({
    privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  }),
  'what signs a new key': () => ({ type: 'webauthn.create' }),
  'a challenge that nobody made': () => ({ challenge: Buffer.alloc(54, 7).toString('base64url') }),
  'a challenge in another spelling': () => ({ challenge: 'AAAA====' }),
  'the key of another user': () => ({ userHandle: Buffer.alloc(32, 7).toString('base64url') }),
}

test('whatever a device answers otherwise than it was asked opens nothing', async () => {
  const { device } = await addKey(await enterBy(portal, 'no-policy', 'sam'))
  for (const [how, otherwise] of Object.entries(dishonest)) {
    const browser = portal.browser()
    const events = await watchEvents(portal)
    assertNotIn(await signInByKey(browser, device, { region: 'sam', otherwise: otherwise() }), 'sam')
    assert.equal(browser.cookies.has('__Host-session'), false, how)
    assert.deepEqual(
      (await events()).map(({ event, reason }) => [event, reason]),
      [['passkey.failed', 'not-verified']],
      how,
    )
  }
  assert.equal(location(await signInByKey(portal.browser(), device, { region: 'sam' })), '/cards')
})

test('an answer to another browser, to another region or to no one’s question opens nothing', async () => {
  const { device } = await addKey(await enterBy(portal, 'no-policy', 'nvs'))
  const path = '/nvs/sign-in/passkey'
  const [asked, other, empty] = [portal.browser(), portal.browser(), portal.browser()]
  await other.get(path)
  const stolen = device.sign(await askedToSign(asked, path))
  assertNotIn(await other.post(path, { credential: stolen }), 'nvs')
  assertNotIn(await empty.post(path, { credential: stolen }), 'nvs')
  const elsewhere = device.sign(await askedToSign(other, '/bel/sign-in/passkey'))
  assertNotIn(await other.post(path, { credential: elsewhere }), 'nvs')
  assert.equal(location(await asked.post(path, { credential: stolen })), '/cards')
})

test('an answer to what was asked for adding a key, or for a proof, opens nothing', async () => {
  const owner = await enterBy(portal, 'no-policy', 'irk')
  const { device } = await addKey(owner)
  const path = '/irk/sign-in/passkey'
  assertNotIn(await owner.post(path, { credential: device.sign(await askedToSign(owner)) }), 'irk')
  assert.equal((await owner.get('/cards')).statusCode, 200)
})

test('what was asked five minutes ago serves no more', async () => {
  const { device } = await addKey(await enterBy(portal, 'no-policy', 'sa'))
  const path = '/sa/sign-in/passkey'
  const browser = portal.browser()
  const credential = device.sign(await askedToSign(browser, path))
  portal.later(5 * minute)
  assertNotIn(await browser.post(path, { credential }), 'sa')
  portal.later(-5 * minute)
})

test('a key of another region is unknown, whoever’s it is', async () => {
  const { device } = await addKey(await enterBy(portal, 'no-patronymic', 'pri'))
  await enterBy(portal, 'no-patronymic', 'mag')
  const events = await watchEvents(portal)
  assertNotIn(await signInByKey(portal.browser(), device, { region: 'mag' }), 'mag')
  const [event] = await events()
  assert.deepEqual([event?.event, event?.reason], ['passkey.failed', 'unknown-key'])
})

test('a key that nobody has added opens nothing', async () => {
  const device = new Authenticator()
  device.make({ rp: { id: 'localhost' }, user: { id: 'AAAA', name: '' }, challenge: 'AAAA' })
  assertNotIn(await signInByKey(portal.browser(), device, { region: 'mag' }), 'mag')
})

test('a key that was removed opens nothing, and others still do', async () => {
  const owner = await enterBy(portal, 'no-patronymic', 'kam')
  const first = await addKey(owner)
  const second = await addKey(owner)
  const [path = ''] = await keyPaths(owner)
  assert.equal(location(await owner.post(`${path}/removal`)), '/settings/passkeys?removed')
  assertNotIn(await signInByKey(portal.browser(), first.device, { region: 'kam' }), 'kam')
  assert.equal(location(await signInByKey(portal.browser(), second.device, { region: 'kam' })), '/cards')
})

test('a counter that went back is a copy of the key: it opens nothing, and the owner’s events say so', async () => {
  const { device } = await addKey(await enterBy(portal, 'no-patronymic', 'ta'))
  assert.equal(location(await signInByKey(portal.browser(), device, { region: 'ta' })), '/cards')
  const last = device.counter
  for (const counter of [last, last - 1, 0]) {
    const events = await watchEvents(portal)
    assertNotIn(await signInByKey(portal.browser(), device, { region: 'ta', otherwise: { counter } }), 'ta')
    const [event] = await events()
    assert.deepEqual([event?.event, event?.reason], ['passkey.failed', 'counter-back'])
  }
})
