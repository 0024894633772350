import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CardContent } from '../patient-card.ts'
import { makeTypedCard } from './make-card.ts'
import { samePersonIn, valuesIn } from './same-person.ts'

const at = new Date('2026-11-23T10:00:00Z')
const card = (values: object = {}) =>
  makeTypedCard(
    {
      lastName: 'Семёнов',
      firstName: 'Пётр',
      middleName: 'Ильич',
      birthDate: '2019-09-30',
      snils: '11223344595',
      ...values,
    },
    { now: at, by: 'vera' },
  )
const kept = [{ id: 'a', content: card() }]
const found = (content: CardContent) => samePersonIn(kept, valuesIn(content))

test('the same СНИЛС is the same person, whatever the name', () => {
  assert.deepEqual(found(card({ lastName: 'Петров', birthDate: '2000-01-01' })), { card: 'a', by: 'snils' })
})

test('the same name and day of birth is the same person: case, ё, spaces and look-alike letters aside', () => {
  for (const lastName of ['семенов', 'СЕМЁНОВ', ' Семенов ']) {
    assert.deepEqual(found(card({ lastName, snils: undefined })), { card: 'a', by: 'person' }, lastName)
  }
  assert.deepEqual(found(card({ middleName: undefined, snils: '08765430300' })), { card: 'a', by: 'person' })
})

test('another name, patronymic or day is another person', () => {
  for (const values of [{ firstName: 'Павел' }, { middleName: 'Андреевич' }, { birthDate: '2019-09-29' }]) {
    assert.equal(found(card({ ...values, snils: '08765430300' })), undefined)
  }
})

test('two newborns without names are two', () => {
  const nameless = card({
    lastName: undefined,
    firstName: undefined,
    middleName: undefined,
    snils: undefined,
  })
  assert.equal(samePersonIn([{ id: 'a', content: nameless }], valuesIn(nameless)), undefined)
})

test('what the keeper typed beside a value of Госуслуги counts too', () => {
  const content: CardContent = {
    ...card(),
    lastName: { value: 'Сергеев', source: 'esia-verified', at: '', own: { value: 'Орлов', at: '' } },
  }
  const same = samePersonIn([{ id: 'b', content }], valuesIn(card({ lastName: 'Орлов', snils: undefined })))
  assert.deepEqual(same, { card: 'b', by: 'person' })
})
