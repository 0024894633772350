import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageOn, notBeyondLife, reachesAge, readBirthDate } from './ages.ts'

test('an age is reached on the birthday and not the day before', () => {
  assert.equal(ageOn('2012-11-23', '2026-11-22'), 13)
  assert.equal(ageOn('2012-11-23', '2026-11-23'), 14)
  assert.equal(reachesAge('2012-11-23', 14), '2026-11-23')
  assert.equal(ageOn('2026-11-23', '2026-11-23'), 0)
  assert.equal(ageOn('2025-12-31', '2026-01-01'), 0)
})

test('who was born on 29 February grows older on 1 March in a common year', () => {
  assert.equal(ageOn('2008-02-29', '2026-02-28'), 17)
  assert.equal(ageOn('2008-02-29', '2026-03-01'), 18)
  assert.equal(reachesAge('2008-02-29', 18), '2026-03-01')
})

test('and on 29 February in a leap year, 2000 being one, 1900 and 2100 not', () => {
  assert.equal(reachesAge('2004-02-29', 20), '2024-02-29')
  assert.equal(ageOn('2004-02-29', '2024-02-28'), 19)
  assert.equal(ageOn('2004-02-29', '2024-02-29'), 20)
  assert.equal(reachesAge('1896-02-29', 4), '1900-03-01')
  assert.equal(reachesAge('1980-02-29', 20), '2000-02-29')
  assert.equal(reachesAge('2096-02-29', 4), '2100-03-01')
  assert.equal(ageOn('2096-02-29', '2100-02-28'), 3)
})

test('IN-007 nobody was born tomorrow, or more than 130 years ago', () => {
  assert.deepEqual(readBirthDate('24.11.2026', '2026-11-23'), { ok: false, error: 'future' })
  assert.deepEqual(readBirthDate('23.11.2026', '2026-11-23'), { ok: true, value: '2026-11-23' })
  assert.deepEqual(readBirthDate('23.11.1895', '2026-11-23'), { ok: false, error: 'too-old' })
  assert.deepEqual(readBirthDate('24.11.1895', '2026-11-23'), { ok: true, value: '1895-11-24' })
  assert.deepEqual(readBirthDate('31.04.1980', '2026-11-23'), { ok: false, error: 'no-such-day' })
  assert.deepEqual(notBeyondLife({ ok: false, error: 'malformed' }, '2026-11-23'), {
    ok: false,
    error: 'malformed',
  })
})
