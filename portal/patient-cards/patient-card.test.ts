import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Admitted, IdentityDocument } from '../identity/identity.ts'
import { changedOn, differencesIn, makeOwnCard } from './patient-card.ts'

const now = new Date('2026-11-23T08:00:00Z')
const passport: IdentityDocument = { type: 'RF_PASSPORT', series: '9900', number: '000101', verified: true }

const vera: Admitted = {
  oid: '1000400101',
  confirmed: true,
  closed: false,
  provedAt: now,
  lastName: 'Иванова',
  firstName: 'Вера',
  birthDate: '1958-04-12',
  mobile: { value: '+70000000101', verified: true },
  email: { value: 'vera@pochta.example', verified: false },
  documents: [],
  addresses: [],
}

test('a card made by itself tells of each value where it came from and when', () => {
  const card = makeOwnCard(vera, now)

  assert.deepEqual(card.lastName, { value: 'Иванова', source: 'esia-verified', at: now.toISOString() })
  assert.equal(card.mobile?.source, 'esia-verified')
  assert.equal(card.email?.source, 'esia-unverified')
})

test('what Госуслуги did not tell is not in the card', () => {
  const { middleName, snils, homePhone, document, policy, residence } = makeOwnCard(vera, now)

  assert.deepEqual(
    [middleName, snils, homePhone, document, policy, residence],
    Array.from({ length: 6 }, () => undefined),
  )
})

test('a passport is the document of the card wherever it stands in the list', () => {
  const other = { ...passport, type: 'FID_DOC', number: '1' }
  const policy = { type: 'MDCL_PLCY', number: '7853310842002137', verified: true }
  const card = makeOwnCard({ ...vera, documents: [policy, other, passport] }, now)

  assert.equal(card.document?.value.number, '000101')
  assert.equal(card.policy?.value.number, '7853310842002137')
})

test('a policy is never taken for the document of a person', () => {
  const policy = { type: 'MDCL_PLCY', number: '7853310842002137', verified: true }

  assert.equal(makeOwnCard({ ...vera, documents: [policy] }, now).document, undefined)
})

test('a card keeps of a paper only what it has a use for', () => {
  const chatty = { ...passport, actNo: '304', expiryDate: '2030-01-01' }
  const value = makeOwnCard({ ...vera, documents: [chatty] }, now).document?.value

  assert.deepEqual(Object.keys(value ?? {}).toSorted(), [
    'issueDate',
    'issueId',
    'issuedBy',
    'number',
    'series',
    'type',
  ])
})

test('a fresh card differs from Госуслуги in nothing', () => {
  assert.deepEqual(differencesIn(makeOwnCard(vera, now)), [])
})

test('a verified contact is changed on a page of its own, any other in the form of contacts', () => {
  const card = makeOwnCard(vera, now)

  assert.equal(changedOn(card, 'mobile'), 'page')
  assert.equal(changedOn(card, 'email'), 'contacts')
  assert.equal(changedOn(card, 'homePhone'), 'contacts')
  assert.equal(changedOn(card, 'lastName'), 'page')
})

test('a document that Госуслуги did not tell of is not typed in', () => {
  assert.equal(changedOn(makeOwnCard(vera, now), 'document'), 'nothing')
  assert.equal(changedOn(makeOwnCard({ ...vera, documents: [passport] }, now), 'document'), 'page')
})
