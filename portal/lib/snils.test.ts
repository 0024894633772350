import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { printSnils, readSnils, snilsWarnings } from './snils.ts'

const valid = [
  ['112-233-445 95', '11223344595'],
  ['087-654-303 00', '08765430300'],
  ['123-456-789 64', '12345678964'],
  ['016-103-396 00', '01610339600'],
  ['050-234-316 00', '05023431600'],
  ['820-981-233 00', '82098123300'],
  ['001-001-999 65', '00100199965'],
] as const

test('a СНИЛС with the right checksum is read and printed back', () => {
  for (const [typed, digits] of valid) {
    assert.deepEqual(readSnils(typed), { ok: true, value: digits })
    assert.equal(printSnils(digits), typed)
  }
})

test('a number up to 001-001-998 has no checksum to be wrong', () => {
  assert.deepEqual(readSnils('000-000-600 06'), { ok: true, value: '00000060006' })
  assert.equal(readSnils('001-001-998 77').ok, true)
})

test('IN-001 a wrong checksum is told apart from a number that is no СНИЛС', () => {
  for (const typed of ['112-233-445 96', '123-456-789 65', '016-103-396 01', '001-001-999 66']) {
    assert.deepEqual(readSnils(typed), { ok: false, error: 'checksum' }, typed)
  }
  for (const typed of [
    '',
    'абвгдежзикл',
    'ABCDEFGHIJK',
    '1122334459',
    '112233445950',
    '112_233_445 95',
    '112.5e3',
  ]) {
    assert.deepEqual(readSnils(typed), { ok: false, error: 'malformed' }, typed)
  }
})

test('IN-001 eleven zeros are nobody’s СНИЛС', () => {
  assert.deepEqual(readSnils('000-000-000 00'), { ok: false, error: 'malformed' })
})

test('IN-001 spaces, dashes and digits of every kind make the same СНИЛС', () => {
  for (const typed of [
    '11223344595',
    ' 112 233 445 95 ',
    '112\u00A0233\u00A0445\u202F95',
    '112–233—445‑95',
    '112.233.445 95',
    '112.233.445.95',
    '112\u2212233\u2212445 95',
    '１１２－２３３－４４５　９５',
    '١١٢٢٣٣٤٤٥٩٥',
    '۱۱۲-۲۳۳-۴۴۵ ۹۵',
    '\u202A112-233-445 95\u202C',
    '112\u200B233\u2060445\uFEFF95',
  ]) {
    assert.deepEqual(readSnils(typed), { ok: true, value: '11223344595' }, JSON.stringify(typed))
  }
})

test('of a hundred checksums one is right', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_001_999, max: 999_999_999 }), (number) => {
      const head = String(number).padStart(9, '0')
      const right = Array.from({ length: 100 }, (_, i) => head + String(i).padStart(2, '0')).filter(
        (snils) => readSnils(snils).ok,
      )
      assert.equal(right.length, 1)
    }),
    { numRuns: 30 },
  )
})

test('three equal digits in a row are odd, not wrong', () => {
  assert.deepEqual(snilsWarnings('11122344595'), ['three-equal-digits'])
  assert.deepEqual(snilsWarnings('11223344595'), [])
  assert.deepEqual(snilsWarnings('12345678000'), [])
})
