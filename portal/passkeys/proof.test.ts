import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Authenticator } from '../../test/authenticator.ts'
import { location, type Browser } from '../../test/browser.ts'
import { ourFiles, read } from '../../test/house/tree.ts'
import { addKey, askedToMake, askedToSign, enterBy, proveByKey } from '../../test/passkeys.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { watchEvents } from '../../test/traces.ts'

const portal = await startPortal()
const { db } = portal.database
const minute = 60_000

const masked = async (browser: Browser) => {
  const { body, statusCode } = await browser.get('/cards')
  assert.equal(statusCode, 200)
  return /000-\*\*\*-\*\*\* /.test(body)
}

/** A person with a key and a password, signed in by the password in another browser. */
async function byPassword(person: string, region: string) {
  const owner = await enterBy(portal, person, region)
  const { device } = await addKey(owner)
  await owner.post('/settings', { password: 'Topolja79', again: 'Topolja79' })
  const { phone: login } = await personOf(portal.simulator, person)
  const browser = portal.browser()
  assert.equal(location(await browser.post(`/${region}/sign-in`, { login, password: 'Topolja79' })), '/cards')
  return { owner, device, browser }
}

async function assertRefused(answer: { statusCode: number; body: string }) {
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /Подтвердить ключом не получилось[^]*по-прежнему в своём кабинете/)
}

test('a proof by a key shows full numbers, leads back, and changes the token: the old one is dead', async () => {
  const { browser, device } = await byPassword('confirmed', 'bel')
  assert.equal(await masked(browser), true)
  const former = portal.browser()
  former.cookies.set('__Host-session', browser.cookies.get('__Host-session') ?? '')
  const events = await watchEvents(portal)
  assert.equal(
    location(await proveByKey(browser, device, { back: '/settings/devices' })),
    '/settings/devices',
  )
  assert.equal(await masked(browser), false)
  assert.equal((await former.get('/cards')).statusCode, 401)
  assert.deepEqual(
    (await events()).map(({ event }) => event),
    ['identity.proved'],
  )
})

test('a proof asks for the keys of this account by name, and leads to the cards by itself', async () => {
  const { browser, device } = await byPassword('confirmed', 'ta')
  const asked = await askedToSign(browser)
  assert.equal(asked.userVerification, 'required')
  assert.deepEqual(
    asked.allowCredentials.map(({ id }) => id),
    device.keys.map(({ id }) => id.toString('base64url')),
  )
  assert.equal(location(await proveByKey(browser, device)), '/cards')
})

test('a key of somebody else raises nothing and ends nothing', async () => {
  const { browser } = await byPassword('no-policy', 'sam')
  const stranger = await enterBy(portal, 'confirmed', 'sam')
  const { device } = await addKey(stranger)
  const events = await watchEvents(portal)
  await assertRefused(await proveByKey(browser, device, { back: '/settings/closing' }))
  assert.deepEqual(
    (await events()).map(({ event, reason }) => [event, reason]),
    [['passkey.failed', 'unknown-key']],
  )
  assert.equal(await masked(browser), true)
  assert.equal(await masked(stranger), false)
})

test('SE-015 a level is never raised without the key: each wrong answer leaves the session as it was', async () => {
  const { browser, device } = await byPassword('no-policy', 'sve')
  const token = browser.cookies.get('__Host-session')
  for (const otherwise of [
    { origin: 'https://evil.example' },
    { rpId: 'evil.example' },
    { verifiesUser: false },
    { challenge: Buffer.alloc(54, 7).toString('base64url') },
    { userHandle: Buffer.alloc(32, 7).toString('base64url') },
    { counter: 1 },
  ])
    await assertRefused(await proveByKey(browser, device, { otherwise }))
  assert.equal(browser.cookies.get('__Host-session'), token)
  assert.equal(await masked(browser), true)
})

test('what another session was asked, a new key or a sign-in, proves nothing', async () => {
  const { browser, owner, device } = await byPassword('no-policy', 'oms')
  const ofOther = device.sign(await askedToSign(owner))
  await assertRefused(await browser.post('/passkey/proof', { credential: ofOther }))
  const ofSignIn = device.sign(await askedToSign(browser, '/oms/sign-in/passkey'))
  await assertRefused(await browser.post('/passkey/proof', { credential: ofSignIn }))
  const { challenge } = await askedToMake(owner)
  const ofAdding = device.sign({ rpId: 'localhost', challenge })
  await assertRefused(await owner.post('/passkey/proof', { credential: ofAdding }))
  const late = device.sign(await askedToSign(browser))
  portal.later(5 * minute)
  await assertRefused(await browser.post('/passkey/proof', { credential: late }))
  portal.later(-5 * minute)
  assert.equal(await masked(browser), true)
})

test('of two presses, at once or one after the other, one proves, and both end in the cabinet', async () => {
  const { browser, device } = await byPassword('no-policy', 'nvs')
  const credential = device.sign(await askedToSign(browser))
  const copies = Array.from({ length: 3 }, () => {
    const copy = portal.browser()
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
    return copy
  })
  const events = await watchEvents(portal)
  for (const answer of await Promise.all(
    copies.slice(1).map((copy) => copy.post('/passkey/proof', { credential })),
  ))
    assert.equal(location(answer), '/cards')
  assert.equal(location(await browser.post('/passkey/proof', { credential })), '/cards')
  assert.equal(await masked(browser), false)
  assert.deepEqual(
    (await events()).map(({ event }) => event),
    ['identity.proved'],
  )
})

test('a password that waits for a proof is saved by a key, and ends the other sessions', async () => {
  const { browser, owner, device } = await byPassword('no-policy', 'irk')
  assert.equal(
    location(await browser.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' })),
    '/settings/proof',
  )
  assert.match((await browser.get('/settings/proof')).body, /action="\/passkey\/proof"/)
  const events = await watchEvents(portal)
  assert.equal(location(await proveByKey(browser, device, { back: '/settings' })), '/settings?saved')
  assert.deepEqual((await events()).map(({ event }) => event).toSorted(), [
    'identity.proved',
    'password.set',
    'session.ended',
  ])
  assert.equal((await owner.get('/cards')).statusCode, 401)
  const { phone: login } = await personOf(portal.simulator, 'no-policy')
  const again = portal.browser()
  assert.equal(location(await again.post('/irk/sign-in', { login, password: 'Berjoza77' })), '/cards')
})

test('a password that waits is not saved by a key that was asked for anything else', async () => {
  const { browser, device } = await byPassword('no-policy', 'kgd')
  await browser.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' })
  assert.equal(
    location(await proveByKey(browser, device, { back: '/settings/devices' })),
    '/settings/devices',
  )
  const { phone: login } = await personOf(portal.simulator, 'no-policy')
  assert.equal(
    (await portal.browser().post('/kgd/sign-in', { login, password: 'Berjoza77' })).statusCode,
    422,
  )
})

test('a password that waited too long is not saved by a proof', async () => {
  const { browser, device } = await byPassword('no-policy', 'sa')
  await browser.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' })
  portal.later(10 * minute)
  assert.equal(location(await proveByKey(browser, device, { back: '/settings' })), '/settings')
  portal.later(-10 * minute)
  assert.deepEqual(
    await db.selectFrom('pending_password').selectAll().where('region', '=', 'RU-SA').execute(),
    [],
  )
})

test('where a proof is asked, the key stands beside Госуслуги for who has one, and for nobody else', async () => {
  const { browser } = await byPassword('no-policy', 'pri')
  const without = portal.browser()
  await enterBy(portal, 'mother', 'pri').then((one) =>
    one.post('/settings', { password: 'Topolja79', again: 'Topolja79' }),
  )
  const { phone: login } = await personOf(portal.simulator, 'mother')
  await without.post('/pri/sign-in', { login, password: 'Topolja79' })
  const card = /\/cards\/[\da-f-]{36}(?=\/print)/.exec((await browser.get('/cards')).body)?.[0] ?? ''
  const own = /\/cards\/[\da-f-]{36}(?=\/print)/.exec((await without.get('/cards')).body)?.[0] ?? ''
  for (const page of ['/cards', '/settings/closing', '/settings/passkeys', '/print', '/fhir', '/access']) {
    const isOfCard = ['/print', '/fhir', '/access'].includes(page)
    assert.match((await browser.get(isOfCard ? card + page : page)).body, /action="\/passkey\/proof"/, page)
    const { body } = await without.get(isOfCard ? own + page : page)
    assert.match(body, /action="\/esia\/proof"/, page)
    assert.doesNotMatch(body, /\/passkey\/proof/, page)
  }
})

test('no page of ours asks Госуслуги for a proof without offering the key', () => {
  const asking = ourFiles()
    .filter((path) => /^portal\/.*\.ts$/.test(path) && !/\.test\.ts$|routes\.ts$|\/paths\.ts$/.test(path))
    .map(read)
    .filter(({ text }) => text.includes('paths.proofStart'))
  assert.ok(asking.length > 7)
  assert.deepEqual(
    asking.filter(({ text }) => !text.includes('passkeyProof(')).map(({ path }) => path),
    [],
  )
})

test('a proof leads back to no other site, and to no page that is not behind the sign-in', async () => {
  const { browser, device } = await byPassword('no-policy', 'mag')
  for (const back of ['//evil.example', 'https://evil.example', '/bel', '/cards/../x', '/sign-out'])
    assert.equal((await proveByKey(browser, device, { back })).statusCode, 400)
})

test('who is not signed in, or signed out meanwhile, is asked to sign in', async () => {
  const { browser, device } = await byPassword('no-policy', 'kam')
  const credential = device.sign(await askedToSign(browser))
  const token = browser.cookies.get('__Host-session') ?? ''
  await browser.post('/sign-out')
  browser.cookies.set('__Host-session', token)
  assert.equal((await browser.post('/passkey/proof', { credential })).statusCode, 401)
  assert.equal((await portal.browser().get('/passkey/proof')).statusCode, 401)
  const device2 = new Authenticator()
  device2.make({ rp: { id: 'localhost' }, user: { id: 'AAAA', name: '' }, challenge: 'AAAA' })
  assert.equal((await portal.browser().post('/passkey/proof', { credential })).statusCode, 401)
})
