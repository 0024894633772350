import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentTypes, type EsiaPerson } from '../index.ts'
import { readPerson } from '../person/read-person.ts'
import { goodPerson } from './esia.ts'
import { oid } from './tokens.ts'

const ownDocuments =
  'id_doc medical_doc drivers_licence_doc foreign_passport_doc military_doc birth_cert_doc residence_doc'.split(
    ' ',
  )
const scopes = ['openid', 'snils', 'inn', 'contacts', 'addresses', ...ownDocuments]

function read(change: object, open: readonly string[] = scopes): EsiaPerson {
  const result = readPerson({ person: { ...goodPerson, ...change } }, { oid: String(oid), scopes: open })
  assert(result.ok, JSON.stringify(result))
  return result.value
}

const documents = (...elements: object[]) => ({ documents: { elements } })
const typesRead = ({ documents: known, otherDocuments }: EsiaPerson) =>
  [...known, ...otherDocuments].map(({ type }) => type)

test('every documented field of a contact is read', () => {
  const contact = {
    id: 16,
    type: 'MBT',
    vrfStu: 'VERIFIED',
    value: '+7(000)1234567',
    vrfValStu: 'VERIFYING',
    verifyingValue: '+7(000)7654321',
    isCfmCodeExpired: true,
    eTag: 'A1',
  }
  assert.deepEqual(read({ contacts: { elements: [contact] } }).contacts, [
    {
      id: '16',
      type: 'MBT',
      value: '+7(000)1234567',
      verified: true,
      verifyingValue: '+7(000)7654321',
      codeExpired: true,
      eTag: 'A1',
    },
  ])
})

test('contacts of each documented type are read, and only mobiles and e-mail are ever verified', () => {
  const elements = ['MBT', 'PHN', 'EML', 'CEM'].map((type) => ({ type, value: 'x', vrfStu: 'VERIFIED' }))
  assert.deepEqual(
    read({ contacts: { elements } }).contacts.map(({ type, verified }) => `${type} ${verified}`),
    ['MBT true', 'PHN false', 'EML true', 'CEM false'],
  )
})

for (const status of ['NOT_VERIFIED', 'verified', 'VERIFIED ', 'VERIFYING', '', undefined]) {
  test(`a contact or document whose status is ${JSON.stringify(status)} is not verified`, () => {
    const person = read({
      contacts: { elements: [{ type: 'MBT', value: 'x', vrfStu: status }] },
      ...documents({ type: 'RF_PASSPORT', vrfStu: status }),
    })
    assert.equal(person.contacts[0]?.verified, false)
    assert.equal(person.documents[0]?.verified, false)
  })
}

test('every documented field of an address is read', () => {
  const parts = {
    fiasCode: 'f',
    fiasCode2: 'f2',
    countryId: 'RUS',
    zipCode: '308500',
    region: 'r',
    area: 'a',
    city: 'c',
    district: 'd',
    settlement: 's',
    additionArea: 'aa',
    additionAreaStreet: 'as',
    street: 'st',
    house: '7',
    building: 'b',
    frame: 'fr',
    flat: '1',
    eTag: 'A1',
  }
  const element = { id: 5, type: 'PRG', addressStr: 'обл Примерная', fiasCodeLevel: 8, ...parts }
  assert.deepEqual(read({ addresses: { elements: [element] } }).addresses, [
    { id: '5', type: 'PRG', text: 'обл Примерная', fiasCodeLevel: '8', ...parts },
  ])
})

test('every documented field of a document is read', () => {
  const same = {
    series: '9900',
    number: '000303',
    issueId: '000303',
    issuedBy: 'ОВД',
    lastName: 'SOKOLOVA',
    firstName: 'ANNA',
    actNo: '304',
    medicalOrg: 'СМО',
    eTag: 'A1',
  }
  const element = {
    ...same,
    id: 71,
    type: 'RF_PASSPORT',
    vrfStu: 'NOT_VERIFIED',
    issueDate: '19.08.2011',
    expiryDate: '19.08.2031',
    actDate: '29.02.2016',
    vrfValStu: 'VERIFICATION_FAILED',
    vrfReqId: 123_456,
    fmsValid: false,
    fmsState: 'PASSPORT_INVALID',
  }
  assert.deepEqual(read(documents(element)).documents, [
    {
      ...same,
      id: '71',
      type: 'RF_PASSPORT',
      verified: false,
      issueDate: '2011-08-19',
      expiryDate: '2031-08-19',
      actDate: '2016-02-29',
      verification: 'VERIFICATION_FAILED',
      verificationRequest: '123456',
      passportValid: false,
      passportState: 'PASSPORT_INVALID',
    },
  ])
})

test('what the person object says besides is read', () => {
  const person = read({ verifying: true, containsUpCfmCode: true, rIdDoc: 71, status: 'DELETED' })
  assert.deepEqual(
    [person.verifying, person.awaitsConfirmation, person.identityDocumentId, person.status, person.eTag],
    [true, true, '71', 'DELETED', goodPerson.eTag],
  )
})

test('documents of each documented type are read as such', () => {
  const person = read(documents(...documentTypes.map((type) => ({ type }))))
  assert.deepEqual(typesRead(person), documentTypes)
  assert.deepEqual(person.otherDocuments, [])
})

for (const [scope, types] of [
  ['id_doc', 'RF_PASSPORT FID_DOC'],
  ['medical_doc', 'MDCL_PLCY'],
  ['drivers_licence_doc', 'RF_DRIVING_LICENSE'],
  ['foreign_passport_doc', 'FRGN_PASS'],
  ['military_doc', 'MLTR_ID'],
  [
    'birth_cert_doc',
    'RF_BRTH_CERT FID_BRTH_CERT OLD_BRTH_CERT BRTH_CERT KID_RF_BRTH_CERT KID_ACT_RECORD MDCL_BRTH_CERT',
  ],
  ['residence_doc', 'RSDNC_PERMIT'],
] as const) {
  test(`OA-041 ${scope} opens ${types} and no other document that has a scope of its own`, () => {
    const person = read(documents(...documentTypes.map((type) => ({ type }))), ['openid', scope])
    const withoutScope = ['RFG_CERT', 'CERT_REG_IMM']
    assert.deepEqual(
      typesRead(person).filter((type) => !withoutScope.includes(type)),
      types.split(' '),
    )
  })
}

test('OA-041 without a scope of documents there are none, not even of a type that nobody knows', () => {
  const person = read(documents({ type: 'RF_PASSPORT' }, { type: 'NEW_DOC' }, { type: 'SNILS' }), [
    'openid',
    'snils',
    'kid_medical_doc',
  ])
  assert.deepEqual(typesRead(person), [])
})

test('a document of an unknown type is kept as it came, whatever its fields are', () => {
  const raw = { type: 'WARP_LICENCE', number: 5, issueDate: 'yesterday', nested: { deck: [1, null] } }
  assert.deepEqual(read(documents(raw)).otherDocuments, [{ type: 'WARP_LICENCE', raw }])
})

test('a side field of another kind is left out and spoils nothing', () => {
  const strange = {
    id: {},
    vrfReqId: [],
    fmsValid: 'yes',
    fmsState: 7,
    vrfValStu: 'MAYBE',
    eTag: 5,
    lastName: 1,
  }
  const person = read({
    eTag: [],
    rIdDoc: {},
    ...documents({ type: 'RF_PASSPORT', ...strange }),
    contacts: { elements: [{ type: 'MBT', value: 'x', id: 1.5, isCfmCodeExpired: 'no' }] },
    addresses: { elements: [{ type: 'PLV', addressStr: 'x', fiasCodeLevel: {}, countryId: 643 }] },
  })
  assert.deepEqual(person.documents, [{ type: 'RF_PASSPORT', verified: false }])
  assert.deepEqual(person.contacts, [{ type: 'MBT', value: 'x', verified: false }])
  assert.deepEqual(person.addresses, [{ type: 'PLV', text: 'x' }])
  assert.deepEqual(['eTag' in person, 'identityDocumentId' in person], [false, false])
})
