import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageInWords } from './age-words.ts'

test('in English years agree with their number too', () => {
  assert.deepEqual(
    [0, 1, 2, 21].map((age) => ageInWords(age, 'en')),
    ['under a year', '1 year', '2 years', '21 years'],
  )
})

test('years agree with their number, and a baby has none yet', () => {
  for (const [age, words] of [
    [0, 'меньше года'],
    [1, '1 год'],
    [2, '2 года'],
    [5, '5 лет'],
    [11, '11 лет'],
    [14, '14 лет'],
    [21, '21 год'],
    [104, '104 года'],
    [111, '111 лет'],
  ] as const) {
    assert.equal(ageInWords(age), words)
  }
})
