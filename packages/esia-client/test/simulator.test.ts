import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { EsiaClient, EsiaSignIn } from '../index.ts'
import { gosuslugi, type Person } from './gosuslugi.ts'
import { generations, profiles, tokenAlgorithms } from './matrix.ts'

const stand = await gosuslugi()
const mother = await stand.person('mother')
const client = await stand.register({ profile: 'strict', tokenAlgorithm: 'GOST3410_2012_256' })
const signedIn = await signIn(client, mother)

/** The whole way of a person, as the README has it. */
async function signIn(client: EsiaClient, person: Person, offline = false): Promise<EsiaSignIn> {
  const state = randomUUID()
  const accessType = offline ? 'offline' : 'online'
  const query = await person.comeBack(await client.authorizationUrl({ state, accessType }))
  const callback = client.readCallback(query)
  assert(callback.ok, JSON.stringify(callback))
  assert.equal(callback.value.state, state)

  const signedIn = await client.signIn({ code: callback.value.code })
  assert(signedIn.ok, JSON.stringify(signedIn))
  return signedIn.value
}

for (const generation of generations) {
  for (const tokenAlgorithm of tokenAlgorithms) {
    for (const profile of profiles) {
      test(`${generation}, ${tokenAlgorithm}, ${profile}: a mother signs in with her kids, and is refreshed`, async () => {
        const client = await stand.register({ profile, tokenAlgorithm }, { generation })
        const first = await signIn(client, mother, true)
        assert.equal(first.confirmed, true)
        assert.equal(first.person.lastName, 'Соколова')
        assert.deepEqual(first.person.kids.map(({ firstName }) => String(firstName)).toSorted(), [
          'Михаил',
          'Полина',
        ])

        const { refreshToken = '' } = first.tokens
        const refreshed = await client.refresh({ refreshToken, oid: first.oid })
        assert(refreshed.ok, JSON.stringify(refreshed))
        assert.notEqual(refreshed.value.tokens.accessToken, first.tokens.accessToken)
        assert.notEqual(refreshed.value.tokens.refreshToken, refreshToken)
        assert.deepEqual(refreshed.value.scopes.toSorted(), first.scopes.toSorted())

        const anew = await client.person({ accessToken: refreshed.value.tokens.accessToken })
        assert(anew.ok, JSON.stringify(anew))
        assert.deepEqual(anew.value, first.person)

        const again = await client.refresh({ refreshToken, oid: first.oid })
        assert(!again.ok, 'a refresh token served twice')
        assert.deepEqual([again.error.code, again.error.esiaCode], ['grant-rejected', 'ESIA-007011'])
      })
    }
  }
}

test('all that the stand knows of a mother and her kids is read', () => {
  const { person } = signedIn
  assert.deepEqual(person.contacts.map(({ type, verified }) => `${type} ${verified}`).toSorted(), [
    'EML true',
    'MBT true',
  ])
  assert.deepEqual(person.documents.map(({ type }) => type).toSorted(), ['MDCL_PLCY', 'RF_PASSPORT'])
  assert.deepEqual(person.addresses.map(({ type, countryId }) => `${type} ${countryId}`).toSorted(), [
    'PLV RUS',
    'PRG RUS',
  ])
  assert.equal(person.inn, '000000010369')
  assert.equal(
    person.identityDocumentId,
    person.documents.find(({ type }) => type === 'RF_PASSPORT')?.id,
    'the main document is one of them',
  )

  const son = person.kids.find(({ firstName }) => firstName === 'Михаил')
  assert.equal(son?.birthDate, '2016-02-29')
  assert.equal(son.gender, 'M')
  assert.equal(son.snils, '00000070425')
  assert.deepEqual(
    son.documents.map(({ type, verified, actNo, actDate }) => [type, verified, actNo, actDate]),
    [
      ['KID_RF_BRTH_CERT', true, '304', '2016-03-10'],
      ['MDCL_PLCY', true, undefined, undefined],
    ],
  )
})

test('without a kid’s scope nobody asks for kids, and without documents’ scopes they have none', async () => {
  const { registered, scopes } = {
    registered: 'strict',
    scopes: ['openid', 'fullname', 'kid_fullname'],
  } as const
  const narrow = await stand.register({ profile: registered, tokenAlgorithm: 'RS256' }, { scopes })
  const { person } = await signIn(narrow, mother)
  assert.deepEqual(
    person.kids.map(({ lastName, birthDate, snils, documents }) => [
      lastName,
      birthDate,
      snils,
      documents.length,
    ]),
    [
      ['Соколов', undefined, undefined, 0],
      ['Соколова', undefined, undefined, 0],
    ],
  )

  const none = await stand.register({ profile: 'strict', tokenAlgorithm: 'RS256' }, { scopes: ['openid'] })
  assert.deepEqual((await signIn(none, mother)).person.kids, [])
})

test('an online sign-in brings no refresh token', () => {
  assert.equal('refreshToken' in signedIn.tokens, false)
})

test('a person without kids has none', async () => {
  const { person } = await signIn(client, await stand.person('no-policy'))
  assert.deepEqual(person.kids, [])
})

test('a code serves once', async () => {
  const state = randomUUID()
  const query = await mother.comeBack(await client.authorizationUrl({ state }))
  const code = query['code'] ?? ''
  assert.equal((await client.signIn({ code })).ok, true)
  const again = await client.signIn({ code })
  assert(!again.ok)
  assert.equal(again.error.code, 'grant-rejected')
})

test('a refresh token of another person’s is none of ours', async () => {
  const { tokens } = await signIn(client, mother, true)
  const result = await client.refresh({ refreshToken: tokens.refreshToken ?? '', oid: '1000299654' })
  assert(!result.ok)
  assert.equal(result.error.code, 'invalid-token')
})

test('a refresh token of another system’s is refused', async () => {
  const other = await stand.register({ profile: 'strict', tokenAlgorithm: 'GOST3410_2012_256' })
  const { oid, tokens } = await signIn(client, mother, true)
  const result = await other.refresh({ refreshToken: tokens.refreshToken ?? '', oid })
  assert(!result.ok)
  assert.equal(result.error.code, 'grant-rejected')
})

test('a made-up refresh token is refused', async () => {
  const result = await client.refresh({ refreshToken: randomUUID(), oid: signedIn.oid })
  assert(!result.ok)
  assert.equal(result.error.code, 'grant-rejected')
})

test('an access token of another system’s is not even sent', async () => {
  const other = await stand.register({ profile: 'strict', tokenAlgorithm: 'GOST3410_2012_256' })
  const result = await other.person({ accessToken: signedIn.tokens.accessToken })
  assert(!result.ok)
  assert.equal(result.error.code, 'invalid-token')
})

for (const [fault, code] of [
  ['person-005011', 'token-rejected'],
  ['person-005013', 'token-rejected'],
  ['person-005029', 'scope-rejected'],
  ['person-html', 'invalid-answer'],
  ['person-redirect-302', 'invalid-answer'],
] as const) {
  test(`${fault} of the stand means ${code}`, async () => {
    await stand.play(fault)
    const result = await client.person({ accessToken: signedIn.tokens.accessToken })
    assert(!result.ok)
    assert.equal(result.error.code, code, result.error.detail)
  })
}

test('one 503 of the stand is asked again and harms nobody', async () => {
  await stand.play('person-status-503')
  assert.equal((await client.person({ accessToken: signedIn.tokens.accessToken })).ok, true)
})

for (const [fault, code] of [
  ['te-007015', 'clock-skew'],
  ['te-007053', 'client-rejected'],
  ['te-007008', 'unavailable'],
  ['status-503', 'unavailable'],
  ['access-wrong-client', 'invalid-token'],
  ['access-bad-signature', 'invalid-token'],
  ['access-wrong-subject', 'invalid-token'],
  ['wrong-state', 'invalid-answer'],
] as const) {
  test(`a refresh that ends on ${fault} brings no tokens: ${code}`, async () => {
    const { oid, tokens } = await signIn(client, mother, true)
    await stand.play(fault)
    const result = await client.refresh({ refreshToken: tokens.refreshToken ?? '', oid })
    assert(!result.ok)
    assert.equal(result.error.code, code, result.error.detail)
  })
}

for (const profile of profiles) {
  test(`${profile}: v1 by the endpoints of v3 is refused, and so is v3 by those of v1`, async () => {
    for (const generation of generations) {
      const wrong = await stand.register({ profile, tokenAlgorithm: 'RS256' }, { generation })
      const address = new URL(await wrong.authorizationUrl({ state: randomUUID() }))
      address.pathname = generation === 'v1' ? '/aas/oauth2/v2/ac' : '/aas/oauth2/ac'
      const answer = await fetch(address, { redirect: 'manual' })
      const location = answer.headers.get('location') ?? ''
      const accepted = profile === 'compat' && generation === 'v1'
      assert.equal(location === '/login/', accepted, location)
    }
  })
}
