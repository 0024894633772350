import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPerson } from '../person/read-person.ts'
import { openCollections } from '../person/scopes.ts'
import { goodPerson } from './esia.ts'

const scopes = [
  'openid',
  'fullname',
  'birthdate',
  'birthplace',
  'gender',
  'snils',
  'inn',
  'id_doc',
  'medical_doc',
]
const everything = [...scopes, 'contacts', 'addresses']
const collection = (...elements: unknown[]) => ({
  stateFacts: ['hasSize'],
  size: elements.length,
  eTag: 'x',
  elements,
})

const mobile = { id: 1, type: 'MBT', vrfStu: 'VERIFIED', value: '+7(000)1234567', eTag: 'x' }
const email = { id: 2, type: 'EML', vrfStu: 'NOT_VERIFIED', value: 'anna@mail.example' }
const home = { id: 3, type: 'PHN', vrfStu: 'NOT_VERIFIED', value: '+7(000)7654321' }
const passport = {
  id: 71,
  type: 'RF_PASSPORT',
  vrfStu: 'VERIFIED',
  series: '0000',
  number: '000123',
  issueDate: '29.02.2012',
  issueId: '000000',
  issuedBy: 'ОВД',
  fmsValid: true,
}
const policy = {
  id: 72,
  type: 'MDCL_PLCY',
  vrfStu: 'NOT_VERIFIED',
  number: '0000000000000000',
  medicalOrg: 'СМО',
}
const licence = {
  id: 73,
  type: 'RF_DRIVING_LICENSE',
  vrfStu: 'VERIFIED',
  series: '00',
  number: '1',
  expiryDate: 5,
}
const home1 = {
  id: 5,
  type: 'PLV',
  addressStr: 'г Тестовый, ул Пробная',
  fiasCode: 'f',
  zipCode: '000000',
  house: '1',
  flat: '2',
}

function read(person: unknown, open: readonly string[] = everything) {
  const result = readPerson({ person }, { oid: '1000299654', scopes: open })
  assert(result.ok, JSON.stringify(result))
  return result.value
}

test('all that the scopes open is read', () => {
  const person = read({
    ...goodPerson,
    birthPlace: 'г Тестовый',
    inn: '000000000000',
    contacts: collection(mobile, email, home),
    documents: collection(passport, policy),
    addresses: collection(home1),
  })

  assert.equal(person.birthPlace, 'г Тестовый')
  assert.equal(person.inn, '000000000000')
  assert.deepEqual(person.contacts, [
    { id: '1', type: 'MBT', value: '+7(000)1234567', verified: true, eTag: 'x' },
    { id: '2', type: 'EML', value: 'anna@mail.example', verified: false },
    { id: '3', type: 'PHN', value: '+7(000)7654321', verified: false },
  ])
  assert.deepEqual(person.documents, [
    {
      id: '71',
      type: 'RF_PASSPORT',
      series: '0000',
      number: '000123',
      issueDate: '2012-02-29',
      issuedBy: 'ОВД',
      issueId: '000000',
      verified: true,
      passportValid: true,
    },
    { id: '72', type: 'MDCL_PLCY', number: '0000000000000000', verified: false, medicalOrg: 'СМО' },
  ])
  assert.deepEqual(person.addresses, [
    {
      id: '5',
      type: 'PLV',
      text: 'г Тестовый, ул Пробная',
      fiasCode: 'f',
      zipCode: '000000',
      house: '1',
      flat: '2',
    },
  ])
})

test('a foreign citizen without a patronymic and a СНИЛС, in Latin letters, is read as such', () => {
  const person = read({
    firstName: 'Anna',
    lastName: "O'Test",
    trusted: true,
    citizenship: 'UZB',
    documents: collection({ type: 'FID_DOC', vrfStu: 'NOT_VERIFIED', number: 'AA0000000' }),
  })

  assert.equal('middleName' in person, false)
  assert.equal('snils' in person, false)
  assert.equal(person.lastName, "O'Test")
  assert.deepEqual(person.documents, [{ type: 'FID_DOC', number: 'AA0000000', verified: false }])
})

test('names are kept as they came: capitals and double spaces', () => {
  assert.equal(read({ ...goodPerson, lastName: 'ПРОВЕРКИНА  ОГЛЫ ' }).lastName, 'ПРОВЕРКИНА  ОГЛЫ ')
})

test('OA-041 what comes beyond the scopes is discarded, whatever it is', () => {
  const person = read(
    {
      ...goodPerson,
      inn: 'spoilt',
      birthPlace: ['spoilt'],
      contacts: collection(mobile, email, home),
      documents: collection(passport, policy, licence),
      addresses: collection({ type: 'PLV' }),
      kids: collection({ firstName: 'Ребёнок' }),
    },
    ['openid', 'fullname', 'mobile', 'medical_doc'],
  )

  assert.deepEqual(person, {
    oid: '1000299654',
    firstName: 'Анна',
    lastName: 'Проверкина',
    middleName: 'Игоревна',
    trusted: true,
    status: 'REGISTERED',
    verifying: false,
    awaitsConfirmation: false,
    updatedAt: new Date(1_780_000_000_000),
    contacts: [{ id: '1', type: 'MBT', value: '+7(000)1234567', verified: true, eTag: 'x' }],
    documents: [
      { id: '72', type: 'MDCL_PLCY', number: '0000000000000000', verified: false, medicalOrg: 'СМО' },
    ],
    otherDocuments: [],
    addresses: [],
    kids: [],
    eTag: goodPerson.eTag,
  })
})

test('only the collections that the scopes open are asked for', () => {
  assert.deepEqual(openCollections(['openid', 'fullname', 'snils']), [])
  assert.deepEqual(openCollections(['openid', 'email']), ['contacts'])
  assert.deepEqual(openCollections(['openid', 'birth_cert_doc']), ['documents'])
  assert.deepEqual(openCollections(['toString', 'constructor', '__proto__']), [])
  assert.deepEqual(openCollections(everything), ['contacts', 'addresses', 'documents'])
})

test('an account that says nothing of being trusted is not', () => {
  assert.equal(read({ ...goodPerson, trusted: undefined }).trusted, false)
})

test('a home phone that calls itself verified is not: ESIA verifies only mobiles and e-mail', () => {
  assert.equal(read({ contacts: collection({ ...home, vrfStu: 'VERIFIED' }) }).contacts[0]?.verified, false)
})

test('a new value that waits for its confirmation does not replace the confirmed one', () => {
  const waiting = { ...mobile, vrfValStu: 'VERIFYING', verifyingValue: '+7(000)9999999' }
  assert.deepEqual(read({ contacts: collection(waiting) }).contacts, [
    {
      id: '1',
      type: 'MBT',
      value: '+7(000)1234567',
      verified: true,
      verifyingValue: '+7(000)9999999',
      eTag: 'x',
    },
  ])
})
