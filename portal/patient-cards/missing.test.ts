import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingIn } from './missing.ts'
import type { CardContent, CardField } from './patient-card.ts'

const field = <T>(value: T): CardField<T> => ({ value, source: 'self', at: '2026-11-23T00:00:00Z' })
const born = (birthDate: string, rest: Partial<CardContent> = {}): CardContent => ({
  birthDate: field(birthDate),
  lastName: field('Иванов'),
  firstName: field('Пётр'),
  gender: field('male' as const),
  document: field({ type: 'RF_BRTH_CERT', number: '1' }),
  ...rest,
})
const today = '2026-11-23'
const child = { kinship: 'child', ground: 'birth-certificate' } as const

test('a child lacks СНИЛС and policy, a newborn does not yet', () => {
  assert.deepEqual(missingIn(born('2020-01-01'), child, today), ['snils', 'policy'])
  assert.deepEqual(missingIn(born('2026-11-01'), child, today), [])
})

test('a newborn without a name lacks the name', () => {
  const { firstName: _, ...nameless } = born('2026-11-01')
  assert.deepEqual(missingIn(nameless, child, today), ['firstName'])
})

test('a foreigner is asked for neither СНИЛС nor policy', () => {
  assert.deepEqual(missingIn(born('1990-01-01', { citizenship: field('UZB') }), child, today), [])
})

test('one’s own card needs a mobile phone, another’s does not', () => {
  const self = { kinship: 'self', ground: 'own' } as const
  assert.deepEqual(missingIn(born('1990-01-01'), self, today), ['snils', 'policy', 'mobile'])
  assert.ok(!missingIn(born('1990-01-01'), { kinship: 'parent', ground: 'none' }, today).includes('mobile'))
})
