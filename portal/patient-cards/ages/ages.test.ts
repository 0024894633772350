import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualAgeBands } from '../../lib/age-bands.ts'
import { comingAge, endsOn, isOfAge } from './ages.ts'

const child = { kinship: 'child', ground: 'kids-register' } as const
const coming = (birthDate: string, today: string) => comingAge(birthDate, today, usualAgeBands)

test('an age is told of 90, 30 and 1 day before, and not a day earlier', () => {
  assert.equal(coming('2012-05-31', '2026-03-01')?.stage, undefined)
  assert.equal(coming('2012-05-31', '2026-03-02')?.stage, 90)
  assert.equal(coming('2012-05-31', '2026-04-30')?.stage, 90)
  assert.equal(coming('2012-05-31', '2026-05-01')?.stage, 30)
  assert.equal(coming('2012-05-31', '2026-05-29')?.stage, 30)
  assert.equal(coming('2012-05-31', '2026-05-30')?.stage, 1)
  assert.equal(coming('2012-05-31', '2026-05-31'), undefined)
})

test('each age has its turn', () => {
  assert.deepEqual(coming('2012-05-31', '2026-05-30'), {
    band: 'passport',
    years: 14,
    on: '2026-05-31',
    stage: 1,
  })
  assert.equal(coming('2011-05-31', '2026-05-30')?.band, 'consent')
  assert.equal(coming('2008-05-31', '2026-05-30')?.band, 'adult')
  assert.equal(coming('2000-05-31', '2026-05-30'), undefined)
})

test('TM-003 who was born on 29 February is of age on 1 March of a common year, on 29 February of a leap one', () => {
  assert.equal(endsOn('2008-02-29', usualAgeBands), '2026-03-01')
  assert.ok(!isOfAge(child, '2008-02-29', '2026-02-28', usualAgeBands))
  assert.ok(isOfAge(child, '2008-02-29', '2026-03-01', usualAgeBands))
  assert.equal(endsOn('2012-02-29', { ...usualAgeBands, adult: 20 }), '2032-02-29')
})

test('AZ-012 the right of a parent or guardian ends with the day of age, that of others does not', () => {
  const day = ['2026-11-22', '2026-11-23'] as const
  assert.deepEqual(
    day.map((today) => isOfAge(child, '2008-11-23', today, usualAgeBands)),
    [false, true],
  )
  assert.ok(isOfAge({ kinship: 'ward', ground: 'guardianship' }, '2008-11-23', day[1], usualAgeBands))
  for (const kinship of ['self', 'parent', 'spouse', 'other'] as const)
    assert.ok(!isOfAge({ kinship, ground: 'none' }, '1958-11-23', day[1], usualAgeBands), kinship)
})

test('a region’s own bands are the ones that count', () => {
  const bands = { ...usualAgeBands, adult: 21 }
  assert.ok(!isOfAge(child, '2006-11-23', '2026-11-23', bands))
  assert.equal(comingAge('2005-11-24', '2026-11-23', bands)?.band, 'adult')
})
