import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { fhirSchema } from '../../../../test/fhir-schema.ts'
import { relations } from '../../grounds.ts'
import type { Ground, Keeper } from '../../keeper.ts'
import type { CardContent, CardDocument, CardField, Source } from '../../patient-card.ts'
import { bundleOf } from './bundle.ts'

const wrongIn = fhirSchema('Bundle', 'Patient', 'RelatedPerson', 'Provenance')

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constant('\u00a0'),
)
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-23'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const moment = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-11-23'), noInvalidDate: true })
  .map((date) => date.toISOString())
const paper: fc.Arbitrary<CardDocument> = fc.record(
  {
    type: fc.constantFrom('RF_PASSPORT', 'RF_BRTH_CERT', 'MDCL_PLCY', 'FRGN_PASS', '14', '91', 'STRANGE'),
    series: anyText,
    number: fc.oneof(anyText, fc.constantFrom('7853310842002137', '123456789')),
    issueDate: fc.oneof(day, anyText),
    issuedBy: anyText,
    issueId: anyText,
  },
  { requiredKeys: ['type'] },
)

function field<T>(value: fc.Arbitrary<T>): fc.Arbitrary<CardField<T>> {
  return fc.record(
    {
      value,
      source: fc.constantFrom<Source>('esia-verified', 'esia-unverified', 'self'),
      at: moment,
      own: fc.record({ value, at: moment }),
    },
    { requiredKeys: ['value', 'source', 'at'] },
  )
}

const text = field(anyText)
const address = field(fc.record({ text: anyText, fiasCode: anyText }, { requiredKeys: ['text'] }))
const content: fc.Arbitrary<CardContent> = fc.record(
  {
    lastName: text,
    firstName: text,
    middleName: text,
    birthDate: field(day),
    gender: field(fc.constantFrom('male' as const, 'female' as const)),
    snils: text,
    citizenship: field(fc.oneof(anyText, fc.constantFrom('RUS', 'ABH'))),
    birthPlace: text,
    document: field(paper),
    policy: field(paper),
    mobile: text,
    homePhone: text,
    email: text,
    residence: address,
    registration: address,
    otherPapers: field(fc.array(paper, { maxLength: 3 })),
    ownPapers: field(fc.array(paper, { maxLength: 3 })),
  },
  { requiredKeys: ['birthDate'] },
)
const keeper: fc.Arbitrary<Keeper> = fc.record({
  kinship: fc.constantFrom('self', ...relations),
  ground: fc.constantFrom<Ground>('own', 'kids-register', 'guardianship', 'power-of-attorney', 'none'),
})

const at = new Date('2026-11-23T11:05:00Z')
const taken = (of: CardContent, by: Keeper): unknown =>
  JSON.parse(
    JSON.stringify(
      bundleOf({
        card: { id: randomUUID(), keeper: by, content: of },
        person: { lastName: 'Смирнова', firstName: 'Вера' },
        at,
        newId: randomUUID,
      }),
    ),
  )

test('whatever a card holds, its file is what the published schema of FHIR R4 asks for', () => {
  fc.assert(
    fc.property(content, keeper, (of, by) => {
      assert.deepEqual(wrongIn(taken(of, by)), [])
    }),
    { numRuns: 300 },
  )
})

test('the schema does find what is wrong', () => {
  const patient = (birthDate: string) => ({ resourceType: 'Patient', birthDate })
  const bundle = (resource: unknown) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource }],
  })
  assert.deepEqual(wrongIn(bundle(patient('1958-04-12'))), [])
  for (const wrong of [
    bundle(patient('12.04.1958')),
    bundle({ ...patient('1958-04-12'), name: 'Вера' }),
    bundle({ ...patient('1958-04-12'), gender: 'женский' }),
    bundle({ ...patient('1958-04-12'), telecom: [{ system: 'phone', value: '' }] }),
    bundle({ resourceType: 'Provenance', recorded: at.toISOString() }),
    { ...bundle(patient('1958-04-12')), type: 'карта' },
    bundle({ resourceType: 'Human' }),
  ])
    assert.notDeepEqual(wrongIn(wrong), [], JSON.stringify(wrong))
})
