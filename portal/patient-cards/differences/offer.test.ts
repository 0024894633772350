import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CardContent, CardField, CardFields } from '../patient-card.ts'
import { answer, compare, isAnswered, noOffers, waitingIn } from './offer.ts'

const told = <T>(value: T, at = '2026-11-23'): CardField<T> => ({ value, source: 'esia-verified', at })
const passport = (number: string) => told({ type: 'RF_PASSPORT', series: '9900', number })
const card: CardContent = {
  lastName: told('Иванова'),
  birthDate: told('1958-04-12'),
  document: passport('000101'),
  email: { value: 'vera@pochta.example', source: 'self', at: '2026-11-23' },
}
const married: CardFields = { ...card, lastName: told('Петрова', '2026-12-01'), document: passport('000202') }

test('what Госуслуги tells otherwise is offered, and what it tells alike is not', () => {
  assert.deepEqual(waitingIn(compare(card, married, noOffers)), ['lastName', 'document'])
  assert.deepEqual(waitingIn(compare(card, { lastName: told('Иванова', '2027-01-01') }, noOffers)), [])
})

test('what Госуслуги no longer tells takes nothing from the card', () => {
  assert.deepEqual(waitingIn(compare(card, {}, noOffers)), [])
})

test('a value that the person typed where Госуслуги was silent is not written over, but asked about', () => {
  assert.deepEqual(waitingIn(compare(card, { email: told('new@pochta.example') }, noOffers)), ['email'])
})

test('an answer takes one value and keeps another, and the rest goes on waiting', () => {
  const offers = compare(card, { ...married, email: told('new@pochta.example') }, noOffers)
  const after = answer(card, offers, { accepted: ['lastName'], kept: ['document'] })
  assert.equal(after.content.lastName?.value, 'Петрова')
  assert.equal(after.content.document?.value.number, '000101')
  assert.deepEqual(waitingIn(after.offers), ['email'])
})

test('what was declined is not offered at the next sign-in, another value is', () => {
  const { offers } = answer(card, compare(card, married, noOffers), {
    accepted: [],
    kept: ['lastName', 'document'],
  })
  assert.deepEqual(waitingIn(compare(card, married, offers)), [])
  assert.deepEqual(waitingIn(compare(card, { lastName: told('Сидорова') }, offers)), ['lastName'])
})

test('an accepted value has no own one beside it any more', () => {
  const own = { ...card, lastName: { ...told('Иванова'), own: { value: 'Петрова', at: '2026-11-24' } } }
  const { content } = answer(own, compare(own, married, noOffers), { accepted: ['lastName'], kept: [] })
  assert.equal(content.lastName?.own, undefined)
})

test('until it is answered the card is as it was', () => {
  const after = answer(card, compare(card, married, noOffers), { accepted: [], kept: [] })
  assert.deepEqual(after.content, card)
})

test('nobody answers what was not asked', () => {
  const after = answer(card, noOffers, { accepted: ['lastName', 'birthDate'], kept: ['document'] })
  assert.deepEqual(after.content, card)
  assert.deepEqual(after.offers, noOffers)
})

test('a press finds itself answered where nothing of what it answers waits any more', () => {
  const offers = compare(card, married, noOffers)
  const { offers: after } = answer(card, offers, { accepted: ['lastName'], kept: [] })
  assert.equal(isAnswered(offers, ['lastName']), false)
  assert.equal(isAnswered(after, ['lastName']), true)
  assert.equal(isAnswered(after, ['lastName', 'document']), false)
  assert.equal(isAnswered(after, []), false, 'document still waits')
  assert.equal(isAnswered(noOffers, []), true)
})
