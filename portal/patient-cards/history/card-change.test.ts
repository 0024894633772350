import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CardContent, CardField } from '../patient-card.ts'
import { changeBetween, fieldsOf, isCurrent, takeBack } from './card-change.ts'

const field = <T>(value: T): CardField<T> => ({ value, source: 'self', at: '2026-11-23T00:00:00Z' })
const card: CardContent = {
  birthDate: field('2020-02-29'),
  lastName: field('Иванов'),
  email: field('a@b.example'),
}
const renamed: CardContent = { ...card, lastName: field('Петров') }

const changed = (before: CardContent, after: CardContent) => ({
  kind: 'changed' as const,
  by: 'Иванова Вера',
  ...changeBetween(before, after),
})

test('a change holds what differs, and nothing else', () => {
  assert.deepEqual(changeBetween(card, renamed), {
    before: { lastName: card.lastName },
    after: { lastName: renamed.lastName },
  })
  assert.deepEqual(fieldsOf(changeBetween(card, structuredClone(card))), [])
})

test('the order of keys is no difference, an own value beside is one', () => {
  const turned = {
    ...card,
    lastName: { at: '2026-11-23T00:00:00Z', source: 'self', value: 'Иванов' } as const,
  }
  assert.deepEqual(fieldsOf(changeBetween(card, turned)), [])
  const own = { ...card, lastName: { ...field('Иванов'), own: { value: 'Петров', at: 'x' } } }
  assert.deepEqual(fieldsOf(changeBetween(card, own)), ['lastName'])
})

test('what was changed is taken back to what it was, also to nothing', () => {
  assert.deepEqual(takeBack(renamed, changed(card, renamed)), card)
  const { email: _, ...without } = card
  assert.equal(takeBack(card, changed(without, card)).email, undefined)
  assert.deepEqual(takeBack(without, changed(card, without)), card)
})

test('what was changed once more is no longer current, and what made the card never is', () => {
  const change = changed(card, renamed)
  assert.ok(isCurrent(renamed, change))
  assert.ok(!isCurrent({ ...renamed, lastName: field('Сидоров') }, change))
  assert.ok(!isCurrent(card, { ...changed({ birthDate: card.birthDate }, card), kind: 'made' }))
})

test('no card is left without a day of birth', () => {
  const change = { kind: 'changed' as const, by: '', before: {}, after: { birthDate: card.birthDate } }
  assert.deepEqual(takeBack(card, change).birthDate, card.birthDate)
})
