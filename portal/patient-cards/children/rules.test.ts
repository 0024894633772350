import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualAgeBands } from '../../lib/age-bands.ts'
import { overlay } from '../patient-card.ts'
import { makeChildCard } from './child-card.ts'
import { isOnePerson } from './one-person.ts'
import { unfitOf, vouchedSnils, type WholeChild } from './told-child.ts'

const now = new Date('2026-11-23T09:00:00Z')
const today = '2026-11-23'
const policy = { type: 'MDCL_PLCY', number: '2690089719999991', verified: true }
const certificate = { type: 'KID_RF_BRTH_CERT', series: 'II-ЛЕ', number: '123456', verified: true }
const child: WholeChild = {
  id: '00000000-0000-4000-8000-000000000001',
  lastName: 'Смирнов',
  firstName: 'Пётр',
  birthDate: '2019-09-30',
  gender: 'male',
  snils: '11223344595',
  documents: [{ type: 'KID_SNILS', number: '112-233-445 95', verified: true }, policy, certificate],
  verified: true,
}
const unfit = (change: object) => unfitOf({ ...child, ...change }, today, usualAgeBands)

test('a child without a name or a day of birth, with one that can’t be, or of age, is offered to nobody', () => {
  assert.equal(unfit({}), undefined)
  assert.equal(unfit({ snils: undefined, gender: undefined, documents: [] }), undefined)
  for (const name of ['lastName', 'firstName', 'birthDate'])
    assert.equal(unfit({ [name]: undefined }), 'missing')
  assert.equal(unfit({ birthDate: '2026-11-24' }), 'impossible')
  assert.equal(unfit({ birthDate: '1890-01-01' }), 'impossible')
  assert.equal(unfit({ snils: '11223344596' }), 'impossible')
  assert.equal(unfit({ birthDate: '2008-11-24' }), undefined)
  assert.equal(unfit({ birthDate: '2008-11-23' }), 'of-age')
  assert.equal(
    unfitOf({ ...child, birthDate: '2008-11-23' }, today, { ...usualAgeBands, adult: 21 }),
    undefined,
  )
})

test('AZ-014 a number that no register vouches for tells nobody', () => {
  assert.equal(vouchedSnils(child), '11223344595')
  assert.equal(vouchedSnils({ ...child, verified: false }), undefined)
})

test('a child’s card has the certificate as its paper, and what nobody proved says so', () => {
  const card = makeChildCard(child, now)
  assert.equal(card.document?.value.number, '123456')
  assert.equal(card.policy?.value.number, '2690089719999991')
  assert.equal(card.otherPapers, undefined)
  assert.equal(card.snils?.source, 'esia-verified')

  const typed = makeChildCard({ ...child, verified: false }, now)
  const sources = Object.values(typed).flatMap((field) => (field === undefined ? [] : [field.source]))
  assert.deepEqual([...new Set(sources)], ['esia-unverified'])
})

test('LK-002 one person has one first name and one day of birth, whatever the surname is now', () => {
  const card = makeChildCard(child, now)
  const told = { firstName: 'ПЕТР', birthDate: '2019-09-30' }
  assert.ok(isOnePerson(card, told))
  assert.ok(!isOnePerson(card, { ...told, firstName: 'Павел' }))
  assert.ok(!isOnePerson(card, { ...told, birthDate: '2019-09-29' }))
  const corrected = {
    ...card,
    birthDate: { ...card.birthDate, own: { value: '2019-09-29', at: now.toISOString() } },
  }
  assert.ok(isOnePerson(corrected, { ...told, birthDate: '2019-09-29' }))
})

test('what is told now stands over what was there, and the rest stays', () => {
  const typed = { value: 'г. Белгород', source: 'self', at: now.toISOString() } as const
  const before = { ...makeChildCard({ ...child, lastName: 'Соколов' }, now), birthPlace: typed }
  const after = overlay(before, makeChildCard({ ...child, snils: undefined }, now))
  assert.equal(after.lastName?.value, 'Смирнов')
  assert.equal(after.snils?.value, '11223344595')
  assert.deepEqual(after.birthPlace, typed)
})
