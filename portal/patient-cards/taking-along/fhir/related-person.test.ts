import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Relation } from '../../grounds.ts'
import type { Ground } from '../../keeper.ts'
import { relatedPersonOf } from './related-person.ts'

const anna = { lastName: 'Смирнова', firstName: 'Анна', middleName: 'Петровна', snils: '00000070222' }

const codesOf = (kinship: Relation, ground: Ground) =>
  relatedPersonOf(anna, { kinship, ground }, 'urn:uuid:1').relationship.map(
    ({ coding, text }) => coding?.[0]?.code ?? text,
  )

for (const [kinship, ground, codes] of [
  ['child', 'kids-register', ['PRN']],
  ['child', 'birth-certificate', ['PRN']],
  ['child', 'power-of-attorney', ['PRN', 'POWATT']],
  ['ward', 'guardianship', ['GUARD']],
  ['ward', 'none', ['GUARD']],
  ['parent', 'none', ['CHILD']],
  ['parent', 'guardianship', ['CHILD', 'GUARD']],
  ['spouse', 'consent', ['SPS']],
  ['spouse', 'power-of-attorney', ['SPS', 'POWATT']],
  ['other', 'none', ['другой человек']],
  ['other', 'power-of-attorney', ['другой человек', 'POWATT']],
] as const) {
  test(`whoever keeps a card of «${kinship}» on the ground «${ground}» is ${codes.join(' and ')} to the patient`, () => {
    assert.deepEqual(codesOf(kinship, ground), codes)
  })
}

test('of the keeper the file has the name, and none of the numbers', () => {
  const related = relatedPersonOf(anna, { kinship: 'child', ground: 'kids-register' }, 'urn:uuid:1')
  assert.deepEqual(related.patient, { reference: 'urn:uuid:1' })
  assert.deepEqual(related.name, [
    { use: 'official', text: 'Смирнова Анна Петровна', family: 'Смирнова', given: ['Анна', 'Петровна'] },
  ])
  assert.doesNotMatch(JSON.stringify(related), /\d{11}/)
})
