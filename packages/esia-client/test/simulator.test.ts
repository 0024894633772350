import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gosuslugi, signIn } from './gosuslugi.ts'
import { generations, profiles, tokenAlgorithms } from './matrix.ts'

const stand = await gosuslugi()
const mother = await stand.person('mother')
const client = await stand.register({ profile: 'strict', tokenAlgorithm: 'GOST3410_2012_256' })
const signedIn = await signIn(client, mother)

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

        const anew = await client.fetchPerson({ accessToken: refreshed.value.tokens.accessToken })
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
