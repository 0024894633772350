import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Claims } from './claims.ts'
import { usualMapping, type Mapping } from './mapping.ts'
import { readIdentity } from './read-identity.ts'
import { readMapping } from './read-mapping.ts'

const issuer = 'https://gateway.example'
const read = (userinfo: Claims, idToken: Claims = {}, mapping: Mapping = usualMapping) =>
  readIdentity(
    { idToken: { sub: '1000400101', ...idToken }, userinfo },
    { mapping, issuer, authTime: new Date(0) },
  )

function identity(...of: Parameters<typeof read>) {
  const result = read(...of)
  assert.ok(result.ok, result.ok ? '' : result.error)
  return result.value
}

const refused = (words: RegExp, ...of: Parameters<typeof read>) => {
  const result = read(...of)
  assert.equal(result.ok, false)
  assert.match(result.ok ? '' : result.error, words)
}

test('the usual names are those of OpenID Connect, and ESIA’s where it has none', () => {
  const person = identity({
    trusted: true,
    family_name: ' Иванова  ',
    given_name: 'Вера',
    middle_name: '',
    birthdate: '12.04.1958',
    gender: 'female',
    snils: '000-000-701 22',
    phone_number: '+7(000)0000101',
    phone_number_verified: true,
    email: 'Vera@Pochta.EXAMPLE',
    email_verified: false,
    documents: [{ type: 'RF_PASSPORT', series: '9900', number: '000101', vrfStu: 'VERIFIED' }],
    addresses: [
      { type: 'PLV', addressStr: 'г Белгород, ул Садовая', house: '12', flat: '34' },
      { type: 'XYZ', addressStr: 'неизвестно где' },
    ],
  })
  assert.equal(person.oid, '1000400101')
  assert.deepEqual([person.confirmed, person.closed], [true, false])
  assert.deepEqual([person.lastName, person.firstName, person.middleName], ['Иванова', 'Вера', undefined])
  assert.deepEqual([person.birthDate, person.gender, person.snils], ['1958-04-12', 'female', '00000070122'])
  assert.deepEqual(person.mobile, { value: '+70000000101', verified: true })
  assert.deepEqual(person.email, { value: 'vera@pochta.example', verified: false })
  assert.equal(person.documents[0]?.verified, true)
  assert.deepEqual(
    person.addresses.map(({ type, text }) => [type, text]),
    [['residence', 'г Белгород, ул Садовая, д. 12, кв. 34']],
  )
})

test('what is not said in so many words is not so: nobody is confirmed by default', () => {
  for (const trusted of [undefined, null, false, 'true', 1, 'yes', ''])
    assert.equal(identity({ trusted }).confirmed, false, String(trusted))
  refused(/trusted/, { trusted: [true] })
  refused(/trusted/, { trusted: { value: true } })
})

test('of two words on the account the less counts, whoever said it', () => {
  assert.equal(identity({ trusted: false }, { trusted: true }).confirmed, false)
  assert.equal(identity({ trusted: true }, { trusted: false }).confirmed, false)
  assert.equal(identity({}, { trusted: true }).confirmed, true)
  assert.equal(identity({ status: 'DELETED' }, { status: 'REGISTERED' }).closed, true)
})

test('OA-021 who is meant is said by the id token alone, in ESIA’s number', () => {
  assert.equal(identity({ sub: '42' }).oid, '1000400101')
  for (const sub of [
    '',
    'pairwise-x7',
    '1e9',
    '-1',
    '1'.repeat(21),
    '１２３',
    1.5,
    Number.NaN,
    null,
    undefined,
    {},
  ])
    refused(/sub names nobody/, {}, { sub })
})

test('LK-012 a name of a gateway’s own is nobody’s at another gateway', () => {
  const own: Mapping = { ...usualMapping, subject: 'gateway' }
  const at = (where: string) =>
    readIdentity(
      { idToken: { sub: 'x7' }, userinfo: {} },
      { mapping: own, issuer: where, authTime: undefined },
    )
  const [one, other] = [at('https://one.example'), at('https://other.example')]
  assert.ok(one.ok && other.ok)
  assert.notEqual(one.value.oid, other.value.oid)
  assert.equal(one.value.provedAt.getTime(), 0, 'and a proof of no age is no fresh one')
})

for (const [claim, value] of [
  ['family_name', 42],
  ['family_name', 'я'.repeat(1001)],
  ['family_name', 'Ива\u0000нова'],
  ['given_name', ['Вера']],
  ['birthdate', '1958-02-30'],
  ['birthdate', 'вчера'],
  ['snils', '123'],
  ['documents', 'паспорт'],
  ['documents', Array.from({ length: 101 }, () => ({}))],
  ['documents', [null]],
  ['addresses', { type: 'PLV' }],
] as const) {
  test(`a ${claim} of the wrong kind spoils the answer, and its value is not repeated: ${JSON.stringify(value).slice(0, 30)}`, () => {
    const result = read({ [claim]: value })
    assert.equal(result.ok, false)
    assert.equal(!result.ok && result.error.startsWith(claim), true)
    assert.equal(!result.ok && typeof value === 'string' && result.error.includes(value), false)
  })
}

test('an operator says where else a gateway puts what', () => {
  const mapping = readMapping(
    JSON.stringify({
      oid: ['urn:esia:sbj', 'urn:esia:sbj:oid'],
      confirmed: { claim: 'loa', is: ['AL20', 'AL30'] },
      lastName: 'lastName',
      addresses: {
        ...usualMapping.addresses,
        types: { home: 'residence' },
        parts: [{ claim: 'full', before: '' }],
      },
    }),
  )
  const person = identity(
    { loa: 'AL20', lastName: 'Иванова', addresses: [{ type: 'home', full: 'Белгород' }] },
    { 'urn:esia:sbj': { 'urn:esia:sbj:oid': 1_000_400_101 } },
    mapping,
  )
  assert.deepEqual([person.oid, person.confirmed, person.lastName], ['1000400101', true, 'Иванова'])
  assert.equal(person.addresses[0]?.text, 'Белгород')
  assert.equal(
    identity({ loa: 'AL15' }, { 'urn:esia:sbj': { 'urn:esia:sbj:oid': 1 } }, mapping).confirmed,
    false,
  )
})

for (const [text, where] of [
  ['', 'JSON'],
  ['[]', 'начале файла'],
  ['{"surname":"lastName"}', '/surname'],
  ['{"lastName":""}', '/lastName'],
  ['{"confirmed":"trusted"}', '/confirmed'],
  ['{"subject":"anybody"}', '/subject'],
  ['{"documents":{"list":"documents"}}', '/documents'],
] as const) {
  test(`PR-008 GATEWAY_CLAIMS_FILE with ${text || 'nothing in it'} is refused in one line`, () => {
    assert.throws(
      () => readMapping(text),
      (error: unknown) => {
        assert.ok(error instanceof Error)
        return /^GATEWAY_CLAIMS_FILE: [^\n]*$/.test(error.message) && error.message.includes(where)
      },
    )
  })
}

const claimNames =
  'trusted status family_name birthdate gender snils documents addresses phone_number email'.split(' ')

test('no claims whatever make the reading throw', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...claimNames), fc.jsonValue()), (userinfo) => {
      return typeof read(userinfo).ok === 'boolean'
    }),
  )
})
