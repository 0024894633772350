import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualAgeBands, type AgeBands } from '../../lib/age-bands.ts'
import type { Kinship } from '../keeper.ts'
import { comingAge, endsOn, hasEndedOfAge } from './ages.ts'

const isOver = (
  birthDate: string,
  today: string,
  {
    kinship = 'child',
    since = '2015-01-01',
    bands = usualAgeBands,
  }: {
    readonly kinship?: Kinship
    readonly since?: string
    readonly bands?: AgeBands
  } = {},
) => hasEndedOfAge({ kinship, birthDate, since }, today, bands)
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
  assert.ok(!isOver('2008-02-29', '2026-02-28'))
  assert.ok(isOver('2008-02-29', '2026-03-01'))
  assert.equal(endsOn('2012-02-29', { ...usualAgeBands, adult: 20 }), '2032-02-29')
})

test('AZ-012 every link begun before the day of age ends with it, whatever the keeper calls it', () => {
  for (const kinship of ['child', 'ward', 'parent', 'spouse', 'other'] as const) {
    assert.ok(!isOver('2008-11-23', '2026-11-22', { kinship }), kinship)
    assert.ok(isOver('2008-11-23', '2026-11-23', { kinship }), kinship)
  }
  assert.ok(!isOver('2008-11-23', '2026-11-23', { kinship: 'self' }))
})

test('whom an adult lets in stays, and so does the guardian of an adult', () => {
  for (const kinship of ['child', 'ward', 'parent', 'spouse', 'other'] as const)
    assert.ok(!isOver('2008-11-23', '2027-11-23', { kinship, since: '2026-11-23' }), kinship)
  assert.ok(isOver('2008-11-23', '2027-11-23', { since: '2026-11-22' }))
})

test('a region’s own bands are the ones that count', () => {
  const bands = { ...usualAgeBands, adult: 21 }
  assert.ok(!isOver('2006-11-23', '2026-11-23', { bands }))
  assert.equal(comingAge('2005-11-24', '2026-11-23', bands)?.band, 'adult')
})

test('of the ages of a region the soonest is told of, whatever their order, and of two on one day the first', () => {
  const band = (bands: AgeBands) => comingAge('2012-05-31', '2026-05-30', bands)?.band
  assert.equal(band({ passport: 16, consent: 15, adult: 14 }), 'adult')
  assert.equal(band({ passport: 14, consent: 14, adult: 18 }), 'passport')
})
