import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeContacts, correct, withdraw } from './correction.ts'
import type { Typed } from './own-value.ts'
import type { CardContent, CardField, CardFieldName } from './patient-card.ts'

const told = <T>(value: T): CardField<T> => ({
  value,
  source: 'esia-verified',
  at: '2026-11-23T08:00:00.000Z',
})
const passport = { type: 'RF_PASSPORT', series: '9900', number: '000101', issueDate: '2003-05-20' }

const card: CardContent = {
  lastName: told('Иванова'),
  firstName: told('Вера'),
  birthDate: told('1958-04-12'),
  snils: told('11223344595'),
  document: told(passport),
  mobile: told('+70000000101'),
  homePhone: { ...told('+70000001101'), source: 'esia-unverified' },
}

const now = new Date('2026-11-24T08:00:00Z')
const by = 'vera'
const at = now.toISOString()

function corrected(from: CardContent, field: CardFieldName, typed: Typed, masked = false): CardContent {
  const result = correct(from, field, { typed, now, by, today: '2026-11-24', masked })
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

test('the value of a person stands beside the one from Госуслуги', () => {
  const { lastName } = corrected(card, 'lastName', { value: 'Петрова' })

  assert.deepEqual(lastName, { ...card.lastName, own: { value: 'Петрова', at, by } })
})

test('a value that nobody told of is the own one of the person', () => {
  const { birthPlace } = corrected(card, 'birthPlace', { value: 'с. Лесное' })

  assert.deepEqual(birthPlace, { value: 'с. Лесное', source: 'self', at, by })
})

test('the own value takes the place of the former own one, and of no other', () => {
  const twice = corrected(corrected(card, 'lastName', { value: 'Петрова' }), 'lastName', {
    value: 'Сидорова',
  })

  assert.equal(twice.lastName?.value, 'Иванова')
  assert.equal(twice.lastName?.own?.value, 'Сидорова')
})

test('a correction sent twice changes nothing the second time', () => {
  const once = corrected(card, 'lastName', { value: 'Петрова' })
  const place = corrected(card, 'birthPlace', { value: 'с. Лесное' })

  assert.equal(corrected(once, 'lastName', { value: 'Петрова' }), once)
  assert.equal(corrected(place, 'birthPlace', { value: 'с. Лесное' }), place)
})

test('what already stands in the card is no correction', () => {
  for (const [field, typed] of [
    ['lastName', { value: ' Иванова' }],
    ['snils', { value: '112 233 445 95' }],
    ['document', { series: '99 00', number: '000101' }],
  ] as const) {
    const result = correct(card, field, { typed, now, by, today: '2026-11-24', masked: false })
    assert.ok(!result.ok, field)
    assert.equal(result.error[0]?.error, 'same')
  }
})

test('ё and е are told apart, since a paper tells them apart', () => {
  const other = { ...card, lastName: told('Семенова') }

  assert.equal(corrected(other, 'lastName', { value: 'Семёнова' }).lastName?.own?.value, 'Семёнова')
})

test('a guesser behind stars never learns that a number was guessed', () => {
  const right = corrected(card, 'snils', { value: '112-233-445 95' }, true)
  const wrong = corrected(card, 'snils', { value: '087-654-303 00' }, true)

  assert.equal(right.snils?.own?.value, '11223344595')
  assert.equal(wrong.snils?.own?.value, '08765430300')
})

test('of a paper only what was typed is the own value', () => {
  const { document } = corrected(card, 'document', { issuedBy: 'ГУ МВД' })

  assert.deepEqual(document?.value, passport)
  assert.deepEqual(document.own?.value, { type: 'RF_PASSPORT', issuedBy: 'ГУ МВД' })
})

test('an own number behind stars outlives a correction of the rest of the paper', () => {
  const numbered = corrected(card, 'document', { series: '45 11', number: '123456' })
  const masked = corrected(numbered, 'document', { issuedBy: 'ГУ МВД' }, true)
  const open = corrected(numbered, 'document', { issuedBy: 'ГУ МВД' })

  assert.equal(masked.document?.own?.value.number, '123456')
  assert.equal(open.document?.own?.value.number, undefined)
})

test('an own value is withdrawn, and the one from Госуслуги stays', () => {
  const both = corrected(card, 'lastName', { value: 'Петрова' })
  const place = corrected(card, 'birthPlace', { value: 'с. Лесное' })

  assert.deepEqual(withdraw(both, 'lastName').lastName, { ...card.lastName, own: undefined })
  assert.equal(withdraw(place, 'birthPlace').birthPlace, undefined)
})

test('nothing that Госуслуги told is withdrawn', () => {
  assert.equal(withdraw(card, 'lastName'), card)
  assert.equal(withdraw(card, 'policy'), card)
})

test('a contact that Госуслуги has not verified is typed over', () => {
  const result = changeContacts(card, { typed: { homePhone: '8 (4722) 12-34-56' }, now, by })

  assert.deepEqual(result, {
    ok: true,
    value: { ...card, homePhone: { value: '+74722123456', source: 'self', at, by } },
  })
})

test('a verified contact is never typed over, whatever is sent', () => {
  assert.deepEqual(changeContacts(card, { typed: { mobile: '+79160000000' }, now, by }), {
    ok: true,
    value: card,
  })
})

test('an emptied contact goes, one not on the form stays', () => {
  const result = changeContacts(card, { typed: { homePhone: ' ', email: '' }, now, by })

  assert.ok(result.ok)
  assert.equal(result.value.homePhone, undefined)
  assert.equal(result.value.mobile, card.mobile)
})

test('a contact sent as it stands keeps its source', () => {
  const result = changeContacts(card, { typed: { homePhone: '+7 000 000-11-01' }, now, by })

  assert.ok(result.ok)
  assert.equal(result.value, card)
})

test('one wrong contact keeps the others from being saved, and each wrong one is named', () => {
  const result = changeContacts(card, { typed: { homePhone: '12', email: 'vera' }, now, by })

  assert.deepEqual(result, {
    ok: false,
    error: [
      { name: 'homePhone', error: 'phone-malformed' },
      { name: 'email', error: 'email-malformed' },
    ],
  })
})
