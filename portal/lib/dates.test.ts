import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromParts, isRealDate, partsOf, readDate, toIso } from './dates.ts'

test('a day is read the way it is said in Russia, and as ISO', () => {
  for (const typed of [
    '07.06.1986',
    '7.6.1986',
    '07/06/1986',
    '7 6 1986',
    '07-06-1986',
    ' 1986-06-07 ',
    '０７.０６.１９８６',
  ]) {
    assert.deepEqual(readDate(typed), { ok: true, value: '1986-06-07' }, typed)
  }
})

test('IN-007 a day that no calendar has is refused', () => {
  for (const typed of [
    '29.02.2023',
    '29.02.1900',
    '29.02.2100',
    '31.04.2020',
    '00.00.2020',
    '00.01.2020',
    '32.01.2020',
  ]) {
    assert.deepEqual(readDate(typed), { ok: false, error: 'no-such-day' }, typed)
  }
  for (const typed of ['2026-13-01', '2026-00-10', '12.31.2026']) {
    assert.deepEqual(readDate(typed), { ok: false, error: 'no-such-day' }, typed)
  }
})

test('29 February stands in leap years, 2000 among them', () => {
  for (const typed of ['29.02.2000', '29.02.2024', '29.02.1904'])
    assert.equal(readDate(typed).ok, true, typed)
})

test('IN-007 a year of two digits is asked for in full, never guessed', () => {
  assert.deepEqual(readDate('07.06.86'), { ok: false, error: 'two-digit-year' })
  assert.deepEqual(fromParts({ day: '7', month: '6', year: '86' }), { ok: false, error: 'two-digit-year' })
})

test('a year before papers were kept is outside the calendar', () => {
  for (const typed of ['15.10.1582', '01.01.0001', '0000-01-01', '31.12.1799']) {
    assert.deepEqual(readDate(typed), { ok: false, error: 'outside-calendar' }, typed)
  }
})

test('what is no date is refused', () => {
  for (const typed of [
    '',
    'вчера',
    '7 июня 1986',
    '07.06-1986',
    '07.06.19860',
    '1986-6-7',
    '2026-11-23T00:00:00Z',
    '１'.repeat(100_000),
  ]) {
    assert.deepEqual(readDate(typed), { ok: false, error: 'malformed' }, typed.slice(0, 30))
  }
  for (const part of ['', ' ', '-1', '1.5', '1e1', 'Ⅶ', '99999', '1'.repeat(100_000)]) {
    assert.deepEqual(
      fromParts({ day: part, month: '6', year: '1986' }),
      { ok: false, error: 'malformed' },
      part.slice(0, 9),
    )
  }
})

test('every day of the calendar, and no other, reads back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1800, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const utc = new Date(Date.UTC(year, month - 1, day))
        const real = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day && month > 0
        assert.equal(isRealDate({ day, month, year }), real)
        if (!real) return
        const iso = toIso({ day, month, year })
        assert.equal(iso, utc.toISOString().slice(0, 10))
        assert.deepEqual(partsOf(iso), { day, month, year })
      },
    ),
  )
})
