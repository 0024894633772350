import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { Authenticator, type Otherwise } from '../../test/authenticator.ts'
import { location } from '../../test/browser.ts'
import { addKey, askedToMake, enterBy, keyPaths } from '../../test/passkeys.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { watchEvents } from '../../test/traces.ts'
import { hashOf } from '../session/token.ts'
import { openPasskey, sealedPasskey } from './sealed-passkey.ts'

const portal = await startPortal()
const { db } = portal.database
const minute = 60_000
const adding = '/settings/passkeys/new'

const keysIn = (region: string) => db.selectFrom('passkey').selectAll().where('region', '=', region).execute()

test('a key is added, named by the device, and listed with its day; the event stands in the same statement', async () => {
  const browser = await enterBy(portal, 'confirmed', 'bel')
  assert.match((await browser.get('/settings/passkeys')).body, /Ключей пока нет/)
  const events = await watchEvents(portal)
  await addKey(browser)
  assert.deepEqual(
    (await events()).map(({ event }) => event),
    ['passkey.added'],
  )
  const { body } = await browser.get('/settings/passkeys')
  assert.match(body, /Firefox, Linux[^]*Добавлен \d+ [а-я]+ \d{4}[^]*ещё не входили/)
})

test('the device is asked for a key that is found without a login, and never without its person', async () => {
  const browser = await enterBy(portal, 'mother', 'bel')
  const asked = await askedToMake(browser)
  assert.equal(asked.rp.id, 'localhost')
  assert.equal(asked.attestation, 'none')
  const { residentKey, userVerification } = asked.authenticatorSelection
  assert.deepEqual([residentKey, userVerification], ['required', 'required'])
  assert.deepEqual(asked.excludeCredentials, [])
})

test('the device learns of the person a first name and a letter, and neither number nor id', async () => {
  const browser = await enterBy(portal, 'no-policy', 'bel')
  const { phone, email, snils, name } = await personOf(portal.simulator, 'no-policy')
  const { body } = await browser.get(adding)
  const [lastName = '', firstName = '', middleName = ''] = name.split(' ')
  assert.match(body, new RegExp(`"displayName":"${firstName} ${lastName.slice(0, 1)}\\."`))
  for (const value of [phone, email, snils, lastName, middleName].filter((one) => one !== ''))
    assert.ok(!body.includes(value), value)
  for (const { id } of await db.selectFrom('account').select('id').execute()) {
    assert.ok(!body.includes(id))
    assert.ok(!body.includes(Buffer.from(id).toString('base64url')))
    assert.ok(!body.includes(Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')))
  }
})

test('a person of two regions is two users to a device, and of one region always the same', async () => {
  const [bel, ta] = [await enterBy(portal, 'minor', 'bel'), await enterBy(portal, 'minor', 'ta')]
  const [one, again, other] = [await askedToMake(bel), await askedToMake(bel), await askedToMake(ta)]
  assert.equal(one.user.id, again.user.id)
  assert.notEqual(one.user.id, other.user.id)
  assert.notEqual(one.challenge, again.challenge)
})

test('a device that keeps a key already is asked to make no other', async () => {
  const browser = await enterBy(portal, 'no-policy', 'ta')
  const { device } = await addKey(browser)
  assert.deepEqual(
    (await askedToMake(browser)).excludeCredentials.map(({ id }) => id),
    device.keys.map(({ id }) => id.toString('base64url')),
  )
})

const dishonest: Readonly<Record<string, Otherwise>> = {
  'another origin': { origin: 'https://evil.example' },
  'another relying party': { rpId: 'evil.example' },
  'nobody verified': { verifiesUser: false },
  'nobody present': { seesUser: false },
  'the name of another key': { id: Buffer.alloc(32, 7) },
  'a signature of something else': { attestsFalsely: true },
  'what signs in': { type: 'webauthn.get' },
  'a challenge that nobody made': { challenge: Buffer.alloc(54, 7).toString('base64url') },
}

test('a key that was made otherwise than it was asked is not kept', async () => {
  const browser = await enterBy(portal, 'no-policy', 'sam')
  for (const [how, otherwise] of Object.entries(dishonest)) {
    const events = await watchEvents(portal)
    const credential = new Authenticator().make(await askedToMake(browser), otherwise)
    const { statusCode, body } = await browser.post(adding, { credential })
    assert.equal(statusCode, 422, how)
    assert.match(body, /Ключ не добавлен/)
    assert.deepEqual(
      (await events()).map(({ event, reason }) => [event, reason]),
      [['passkey.failed', 'not-added']],
      how,
    )
  }
  assert.deepEqual(await keysIn('RU-SAM'), [])
})

test('LK-009 what one session was asked for is no key of another, not even of the same person', async () => {
  const [browser, second] = [
    await enterBy(portal, 'no-policy', 'sve'),
    await enterBy(portal, 'no-policy', 'sve'),
  ]
  const stranger = await enterBy(portal, 'mother', 'sve')
  const credential = new Authenticator().make(await askedToMake(browser))
  for (const other of [second, stranger])
    assert.equal((await other.post(adding, { credential })).statusCode, 422)
  assert.deepEqual(await keysIn('RU-SVE'), [])
  assert.equal(location(await browser.post(adding, { credential })), '/settings/passkeys?added')
})

test('of two presses, at once or one after the other, one key comes', async () => {
  const browser = await enterBy(portal, 'no-policy', 'oms')
  const credential = new Authenticator().make(await askedToMake(browser))
  const answers = await Promise.all(Array.from({ length: 5 }, () => browser.post(adding, { credential })))
  for (const answer of [...answers, await browser.post(adding, { credential })])
    assert.equal(location(answer), '/settings/passkeys?added')
  assert.equal((await keysIn('RU-OMS')).length, 1)
})

test('what was asked for five minutes ago adds nothing', async () => {
  const browser = await enterBy(portal, 'no-policy', 'nvs')
  const credential = new Authenticator().make(await askedToMake(browser))
  portal.later(5 * minute)
  assert.equal((await browser.post(adding, { credential })).statusCode, 422)
  portal.later(-5 * minute)
  assert.deepEqual(await keysIn('RU-NVS'), [])
})

test('a key is one person’s: the same one is not added for another', async () => {
  const [one, other] = [await enterBy(portal, 'no-policy', 'irk'), await enterBy(portal, 'mother', 'irk')]
  const { device } = await addKey(one)
  const [key] = device.keys
  assert.ok(key)
  const copy = new Authenticator()
  const made: unknown = JSON.parse(copy.make(await askedToMake(other)))
  const [own] = copy.keys
  assert.ok(own)
  // Only who rules the device can name an id that another device made; the attestation says its own.
  const credential = JSON.stringify(made).replaceAll(
    own.id.toString('base64url'),
    key.id.toString('base64url'),
  )
  assert.equal((await other.post(adding, { credential })).statusCode, 422)
  assert.equal((await keysIn('RU-IRK')).length, 1)
})

test('of two tenth keys added at once one is kept, and the other is told that there are ten', async () => {
  const browser = await enterBy(portal, 'no-policy', 'kgd')
  for (let count = 0; count < 9; count += 1) await addKey(browser)
  const key = await db
    .selectFrom('passkey')
    .selectAll()
    .where('region', '=', 'RU-KGD')
    .limit(1)
    .executeTakeFirstOrThrow()
  const credential = new Authenticator().make(await askedToMake(browser))
  // Held open for a moment, so that each is there before the other is written.
  const opening = Promise.withResolvers<void>()
  const tenth = db.transaction().execute(async (transaction) => {
    const id = randomUUID()
    const { region, account_id: accountId } = key
    const sealed = sealedPasskey.seal(
      portal.vault,
      { region, id },
      {
        ...openPasskey(portal.vault, { ...key, accountId }),
        credentialId: 'AAAA',
        accountId,
      },
    )
    const other = { ...key, id, sealed, credential_index: randomBytes(32) }
    await transaction.insertInto('passkey').values(other).execute()
    opening.resolve()
    await setTimeout(600)
  })
  await opening.promise
  const answer = await browser.post(adding, { credential })
  await tenth
  assert.equal((await keysIn('RU-KGD')).length, 10)
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /Больше ключей добавить нельзя/)
})

test('ten keys are kept, the eleventh is refused with what to do, and two of one name are told apart', async () => {
  const browser = await enterBy(portal, 'no-policy', 'sa')
  for (let count = 0; count < 9; count += 1) await addKey(browser)
  const asked = await askedToMake(browser)
  await addKey(browser)
  const page = await browser.get('/settings/passkeys')
  assert.match(page.body, /Firefox, Linux<[^]*Firefox, Linux 2<[^]*Firefox, Linux 10</)
  assert.match(page.body, /У Вас уже 10 ключей/)
  assert.doesNotMatch(page.body, /data-passkey="create"/)
  const refused = await browser.post(adding, { credential: new Authenticator().make(asked) })
  assert.equal(refused.statusCode, 422)
  assert.match(refused.body, /Больше ключей добавить нельзя/)
  assert.equal((await keysIn('RU-SA')).length, 10)
})

test('AZ-020 a password, or a proof of twenty minutes ago, adds, renames and removes as it may', async () => {
  const browser = await enterBy(portal, 'no-policy', 'pri')
  await addKey(browser)
  const [path = ''] = await keyPaths(browser)
  await browser.post('/settings', { password: 'Topolja79', again: 'Topolja79' })
  const { phone: login } = await personOf(portal.simulator, 'no-policy')
  const longAgo = portal.browser()
  for (const [name, value] of (await enterBy(portal, 'no-policy', 'pri')).cookies)
    longAgo.cookies.set(name, value)
  await db
    .updateTable('session')
    .set({ proved_at: new Date(portal.database.now().getTime() - 20 * minute) })
    .where('token_hash', '=', hashOf(longAgo.cookies.get('__Host-session') ?? ''))
    .execute()
  const byPassword = portal.browser()
  await byPassword.post('/pri/sign-in', { login, password: 'Topolja79' })

  const credential = new Authenticator().make(await askedToMake(browser))
  for (const stale of [byPassword, longAgo]) {
    assert.equal(location(await stale.get(adding)), '/settings/passkeys')
    assert.equal(location(await stale.post(adding, { credential })), '/settings/passkeys')
    assert.equal(location(await stale.post(`${path}/removal`)), path)
    const { body } = await stale.get('/settings/passkeys')
    assert.match(body, /Сначала подтвердите, что это Вы[^]*action="\/esia\/proof"/)
    assert.match(body, /action="\/passkey\/proof"/)
    assert.match((await stale.get(path)).body, new RegExp(`name="back" value="${path}"`))
  }
  assert.equal((await keysIn('RU-PRI')).length, 1)
})

test('a key gets the name that its person gives it, and keeps it through a bad one', async () => {
  const browser = await enterBy(portal, 'no-policy', 'mag')
  await addKey(browser)
  const [path = ''] = await keyPaths(browser)
  const events = await watchEvents(portal)
  assert.equal(
    location(await browser.post(path, { name: '  Телефон <b>Веры</b> ' })),
    '/settings/passkeys?renamed',
  )
  assert.match((await browser.get('/settings/passkeys')).body, />Телефон &lt;b&gt;Веры&lt;\/b&gt;</)
  for (const [name, words] of [
    ['', 'Введите название'],
    ['я'.repeat(41), 'Название длиннее 40 знаков'],
    ['Теле\u202eфон', 'знак, который портал не сохраняет'],
  ] as const) {
    const { statusCode, body } = await browser.post(path, { name })
    assert.equal(statusCode, 422)
    assert.match(body, new RegExp(words))
  }
  assert.match((await browser.get(path)).body, /value="Телефон/)
  assert.deepEqual(
    (await events()).map(({ event }) => event),
    ['passkey.renamed'],
  )
})

test('AZ-001 a key of another is none: neither shown, nor named, nor removed', async () => {
  const [owner, other] = [await enterBy(portal, 'no-policy', 'kam'), await enterBy(portal, 'mother', 'kam')]
  await addKey(owner)
  const [path = ''] = await keyPaths(owner)
  const unknown = '/settings/passkeys/c0ffee00-0000-4000-8000-00000000000f'
  for (const address of [path, unknown, '/settings/passkeys/new/removal']) {
    for (const answer of [
      ...(address.endsWith('removal') ? [] : [await other.get(address)]),
      await other.post(address.endsWith('removal') ? address : `${address}/removal`),
      ...(address.endsWith('removal') ? [] : [await other.post(address, { name: 'Моё' })]),
    ])
      assert.equal(answer.statusCode, 404, address)
  }
  assert.match((await owner.get('/settings/passkeys')).body, /Firefox, Linux/)
})

test('LK-011 the last key goes like any other, since Госуслуги stays; a second press finds it gone', async () => {
  const browser = await enterBy(portal, 'mother', 'ta')
  await addKey(browser)
  const [path = ''] = await keyPaths(browser)
  const events = await watchEvents(portal)
  for (let press = 0; press < 2; press += 1)
    assert.equal(location(await browser.post(`${path}/removal`)), '/settings/passkeys?removed')
  assert.deepEqual(
    (await events()).map(({ event }) => event),
    ['passkey.removed'],
  )
  const { body } = await browser.get('/settings/passkeys?removed')
  assert.match(body, /Ключ удалён[^]*Через Госуслуги войти можно всегда[^]*Ключей пока нет/)
  assert.equal(location(await portal.browser().register('mother', 'ta')), '/cards')
})

test('S6 the list of keys is one statement, and adding one is one more', async () => {
  const browser = await enterBy(portal, 'foreign', 'bel')
  const { device } = await addKey(browser)
  const asked = await askedToMake(browser)
  const before = portal.statements()
  await browser.get('/settings/passkeys')
  assert.equal(portal.statements() - before, 1)
  await browser.post(adding, { credential: device.make(asked) })
  assert.equal(portal.statements() - before, 3)
})
