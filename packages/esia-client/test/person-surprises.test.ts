import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPerson } from '../person/read-person.ts'
import { esia, goodPerson } from './esia.ts'
import { oid } from './tokens.ts'

const scopes = [
  'openid',
  'fullname',
  'birthdate',
  'gender',
  'snils',
  'inn',
  'id_doc',
  'medical_doc',
  'contacts',
  'addresses',
]
const of = (...elements: unknown[]) => ({ elements })
const passport = (change: object) => ({
  documents: of({ type: 'RF_PASSPORT', vrfStu: 'VERIFIED', ...change }),
})
const contact = (change: object) => ({ contacts: of({ type: 'MBT', value: '+7(000)1234567', ...change }) })
const address = (change: object) => ({ addresses: of({ type: 'PLV', addressStr: 'г Тестовый', ...change }) })

function read(change: object) {
  return readPerson({ person: { ...goodPerson, ...change } }, { oid: String(oid), scopes })
}

const refusals: readonly (readonly [name: string, change: object, place: RegExp])[] = [
  ['a name that is a number', { firstName: 5 }, /person\.firstName is not text/],
  ['a name that is null', { lastName: null }, /person\.lastName/],
  ['a name in a list', { middleName: ['Игоревна'] }, /person\.middleName/],
  ['a name of 1001 characters', { lastName: 'я'.repeat(1001) }, /person\.lastName is too long/],
  ['a name with NUL', { firstName: 'А\0' }, /person\.firstName/],
  ['a name with half a character', { firstName: '\ud83d' }, /person\.firstName/],
  ['an ISO birth date', { birthDate: '1990-03-05' }, /person\.birthDate is not a date/],
  ['a birth date without zeros', { birthDate: '5.3.1990' }, /person\.birthDate/],
  ['a birth date on 31 February', { birthDate: '31.02.1990' }, /person\.birthDate/],
  ['a birth date on 29 February of a common year', { birthDate: '29.02.2011' }, /person\.birthDate/],
  ['a birth date in month 13', { birthDate: '05.13.1990' }, /person\.birthDate/],
  ['a birth date as a time', { birthDate: 636_595_200 }, /person\.birthDate/],
  ['an empty birth date', { birthDate: '' }, /person\.birthDate/],
  ['a sex that is a number', { gender: 1 }, /person\.gender/],
  ['trusted as text', { trusted: 'true' }, /person\.trusted/],
  ['trusted as a number', { trusted: 1 }, /person\.trusted/],
  ['trusted null', { trusted: null }, /person\.trusted/],
  ['a СНИЛС that is a number', { snils: 60_006 }, /person\.snils/],
  ['a СНИЛС of ten digits', { snils: '000-000-600 0' }, /person\.snils is not 11 digits/],
  ['a СНИЛС with letters', { snils: '000-000-6OO 06' }, /person\.snils/],
  ['an ИНН of ten digits', { inn: '0000000000' }, /person\.inn/],
  ['a status in an object', { status: {} }, /person\.status/],
  ['an update time as text', { updatedOn: '1780000000' }, /person\.updatedOn/],
  ['an update time beyond the calendar', { updatedOn: 1e15 }, /person\.updatedOn/],
  [
    'a list instead of a collection',
    { documents: [{ type: 'RF_PASSPORT' }] },
    /person\.documents is not an object/,
  ],
  ['a collection that is null', { contacts: null }, /person\.contacts/],
  ['elements that are an object', { contacts: { elements: {} } }, /elements is not a list/],
  ['elements that are null', { contacts: { elements: null } }, /elements is not a list/],
  [
    '101 elements',
    { contacts: of(...Array.from({ length: 101 }, () => ({ type: 'MBT', value: '1' }))) },
    /at most 100/,
  ],
  [
    'elements as addresses, as without embed',
    { contacts: of('https://host/rs/prns/1/ctts/16') },
    /elements\[0\]/,
  ],
  ['a contact without a type', contact({ type: undefined }), /elements\[0\]\.type is missing/],
  ['a contact without a value', contact({ value: undefined }), /elements\[0\]\.value is missing/],
  [
    'a contact whose value is a number',
    contact({ value: 70_001_234_567 }),
    /elements\[0\]\.value is not text/,
  ],
  ['a contact verified by a boolean', contact({ vrfStu: true }), /elements\[0\]\.vrfStu/],
  ['a document whose type is a number', passport({ type: 1 }), /elements\[0\]\.type/],
  ['a document number that is a number', passport({ number: 123 }), /elements\[0\]\.number/],
  ['a document date in ISO', passport({ issueDate: '2012-02-29' }), /elements\[0\]\.issueDate/],
  ['a document date that is null', passport({ expiryDate: null }), /elements\[0\]\.expiryDate/],
  ['an issuer in an object', passport({ issuedBy: { name: 'ОВД' } }), /elements\[0\]\.issuedBy/],
  ['an address without its text', address({ addressStr: undefined }), /elements\[0\]\.addressStr/],
  ['an address with a number for a house', address({ house: 5 }), /elements\[0\]\.house/],
]

for (const [name, change, place] of refusals) {
  test(`PD-006 ${name} spoils the answer`, () => {
    const result = read(change)

    assert(!result.ok, 'accepted')
    assert.equal(result.error.code, 'invalid-answer')
    assert.match(result.error.detail, place)
  })
}

for (const body of [
  '',
  'null',
  '[]',
  '"x"',
  '[{"trusted":true}]',
  '{"trusted":true,"trusted":false}',
  '{"a":1}}',
  '\u0000',
]) {
  test(`PD-006 a person answer ${JSON.stringify(body)} is refused`, async (t) => {
    const { refuses } = await esia(t, { answerPerson: (reply) => reply.end(body) })
    await refuses('invalid-answer', /^person/)
  })
}

const accepted: readonly (readonly [
  name: string,
  change: object,
  check: (person: object) => unknown,
  value: unknown,
])[] = [
  ['an unknown field', { loyalty: { level: [1] } }, (person) => 'loyalty' in person, false],
  ['an unknown sex', { gender: 'X' }, (person) => 'gender' in person, false],
  ['a field __proto__', JSON.parse('{"__proto__":{"trusted":false}}'), (person) => 'trusted' in person, true],
]

for (const [name, change, check, value] of accepted) {
  test(`PD-006 ${name} is ignored`, () => {
    const result = read(change)
    assert(result.ok)
    assert.equal(check(result.value), value)
  })
}

test('PD-006 unknown types and states of documents and contacts do no harm', () => {
  const result = read({
    documents: of({ type: 'NEW_DOC', number: 5 }, { type: 'RF_PASSPORT', vrfStu: 'MAYBE' }),
    contacts: of({ type: 'TLG', value: '@anna', vrfStu: 'VERIFIED' }),
  })

  assert(result.ok)
  assert.deepEqual(result.value.documents, [{ type: 'RF_PASSPORT', verified: false }])
  assert.deepEqual(result.value.otherDocuments, [{ type: 'NEW_DOC', raw: { type: 'NEW_DOC', number: 5 } }])
  assert.deepEqual(result.value.contacts, [{ type: 'TLG', value: '@anna', verified: false }])
})

const foreign: readonly (readonly [name: string, change: object])[] = [
  ['person', { oid: oid + 1 }],
  ['person, the oid as text', { oid: String(oid + 1) }],
  ['person, the oid null', { oid: null }],
  ['collection', { contacts: { oid: oid + 1, elements: [] } }],
  ['contact', contact({ oid: oid + 1 })],
  ['document', passport({ oid: oid + 1 })],
  ['address', address({ oid: oid + 1 })],
]

for (const [name, change] of foreign) {
  test(`PD-009 a ${name} that bears another person’s oid spoils the answer`, () => {
    const result = read(change)

    assert(!result.ok, 'accepted')
    assert.equal(result.error.code, 'invalid-answer')
    assert.match(result.error.detail, /oid is of another person/)
    assert.doesNotMatch(result.error.detail, /1000299/)
  })
}

test('PD-009 the same oid, as a number or as text, is no surprise', () => {
  assert.equal(read({ oid, ...contact({ oid: String(oid) }) }).ok, true)
})

test('PD-009 a swapped person answer signs nobody in', async (t) => {
  const { refuses } = await esia(t, { person: { ...goodPerson, oid: oid + 1 } })
  await refuses('invalid-answer', /another person/)
})
