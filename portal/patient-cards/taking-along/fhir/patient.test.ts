import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CardContent, Source } from '../../patient-card.ts'
import { patientOf } from './patient.ts'
import { provenancesOf } from './provenance.ts'

const [told, typed] = ['2026-11-23T08:00:00.000Z', '2026-11-24T08:00:00.000Z']
const from =
  (source: Source, at = told) =>
  <T>(value: T) => ({ value, source, at })
const verified = from('esia-verified')
const unverified = from('esia-unverified')
const self = from('self', typed)

const card: CardContent = {
  lastName: verified('Берёзкина'),
  firstName: verified('Вера'),
  middleName: verified('Ивановна'),
  birthDate: verified('1958-04-12'),
  gender: verified('female'),
  snils: verified('00000070122'),
  citizenship: verified('RUS'),
  birthPlace: verified('с. Лесное'),
  document: verified({
    type: 'RF_PASSPORT',
    series: '9900',
    number: '000101',
    issueDate: '2003-05-20',
    issuedBy: 'ОВД',
    issueId: '310001',
  }),
  policy: unverified({ type: 'MDCL_PLCY', number: '7853310842002137' }),
  mobile: verified('+70000000101'),
  homePhone: self('+74722123456'),
  email: unverified('vera@pochta.example'),
  residence: unverified({ text: 'г. Белгород, ул. Мира, 3', fiasCode: '31-0-000-001' }),
  registration: unverified({ text: 'г. Белгород, ул. Мира, 5' }),
}

test('a card is a patient, each field in its place', () => {
  const patient = patientOf(card)
  assert.deepEqual(
    patient.name?.map(({ family, given, text }) => ({ family, given, text })),
    [{ family: 'Берёзкина', given: ['Вера', 'Ивановна'], text: 'Берёзкина Вера Ивановна' }],
  )
  assert.equal(patient.birthDate, '1958-04-12')
  assert.equal(patient.gender, 'female')
  assert.deepEqual(
    patient.identifier?.map(({ system, value, use }) => [system, value, use]),
    [
      ['https://fhir.ru/ig/core/systems/snils', '00000070122', 'official'],
      ['https://fhir.ru/ig/core/systems/identity-document', '9900-000101', 'official'],
      ['https://fhir.ru/ig/core/systems/oms', '7853310842002137', undefined],
    ],
  )
  assert.deepEqual(
    patient.telecom?.map(({ system, use, value }) => [system, use, value]),
    [
      ['phone', 'mobile', '+70000000101'],
      ['phone', 'home', '+74722123456'],
      ['email', undefined, 'vera@pochta.example'],
    ],
  )
  assert.deepEqual(
    patient.address?.map(({ id, text }) => [id, text]),
    [
      ['registration', 'г. Белгород, ул. Мира, 5'],
      ['residence', 'г. Белгород, ул. Мира, 3'],
    ],
  )
})

test('a passport tells its code, its day and who issued it', () => {
  const [, passport] = patientOf(card).identifier ?? []
  assert.equal(passport?.type?.coding?.[0]?.code, '1')
  assert.deepEqual(passport?.period, { start: '2003-05-20' })
  assert.equal(passport?.assigner?.display, 'ОВД')
  assert.equal(passport?.assigner?.identifier?.value, '310001')
})

test('a paper that no list of codes knows goes by its name alone', () => {
  const military = verified({ type: 'MLTR_ID', series: 'АБ', number: '0123456' })
  const [paper] = patientOf({ birthDate: card.birthDate, document: military }).identifier ?? []
  assert.deepEqual(paper?.type, { coding: undefined, text: 'Военный билет' })
})

for (const [number, series, code] of [
  ['7853310842002137', undefined, '3'],
  ['123456789', undefined, '2'],
  ['123456', 'АБ', '1'],
  ['123456789', 'АБ', '1'],
] as const) {
  test(`a policy of the form ${series ?? ''} ${number} has the code ${code}`, () => {
    const policy = self({ type: 'MDCL_PLCY', number, ...(series && { series }) })
    const [paper] = patientOf({ birthDate: card.birthDate, policy }).identifier ?? []
    assert.equal(paper?.type?.coding?.at(-1)?.code, code)
  })
}

test('further papers go along, each of them found by its source', () => {
  const ownPapers = self([
    { type: 'FRGN_PASS', series: '99', number: '0000101' },
    { type: 'MDCL_PLCY', number: '123456789' },
  ])
  const content = { birthDate: card.birthDate, ownPapers }
  const patient = patientOf(content)
  assert.deepEqual(
    patient.identifier?.map(({ id, system }) => [id, system]),
    [
      ['ownPapers-0', 'https://fhir.ru/ig/core/systems/identity-document'],
      ['ownPapers-1', 'https://fhir.ru/ig/core/systems/oms'],
    ],
  )
  assert.deepEqual(focusIn(content).at(-1), ['Пациент или его представитель', 'ownPapers-0', 'ownPapers-1'])
})

test('what Госуслуги verified stands, whatever the person typed beside it', () => {
  const lastName = { ...verified('Берёзкина'), own: { value: 'Берёзова', at: typed } }
  const document = {
    ...verified({ type: 'RF_PASSPORT', number: '000101' }),
    own: { value: { type: 'RF_PASSPORT', number: '7' }, at: typed },
  }
  const patient = patientOf({ ...card, lastName, document })
  assert.equal(patient.name?.[0]?.family, 'Берёзкина')
  assert.doesNotMatch(JSON.stringify(patient), /Берёзова|"7"/)
})

test('of what nobody verified the person’s own word stands, and a paper keeps what they did not touch', () => {
  const email = { ...unverified('old@pochta.example'), own: { value: 'vera@pochta.example', at: typed } }
  const document = {
    ...unverified({ type: 'RF_PASSPORT', series: '9900', number: '000101' }),
    own: { value: { type: 'RF_PASSPORT', number: '000102' }, at: typed },
  }
  const content = { birthDate: card.birthDate, email, document }
  assert.equal(patientOf(content).telecom?.[0]?.value, 'vera@pochta.example')
  assert.equal(patientOf(content).identifier?.[0]?.value, '9900-000102')
  assert.deepEqual(focusIn(content).at(-1), ['Пациент или его представитель', 'document', 'email'])
})

test('nothing is made up of what is not known', () => {
  const patient = patientOf({ birthDate: card.birthDate })
  assert.deepEqual(JSON.parse(JSON.stringify(patient)), {
    resourceType: 'Patient',
    birthDate: '1958-04-12',
    _birthDate: { id: 'birthDate' },
  })
})

test('a patronymic is never read as a first name', () => {
  const { birthDate, lastName, middleName } = card
  const [name] = patientOf({ birthDate, lastName, middleName }).name ?? []
  assert.equal(name?.given, undefined)
  assert.equal(name?.text, 'Берёзкина Ивановна')
})

test('a country without a code of ISO is told in words alone', () => {
  for (const [told, coding] of [
    ['RUS', [{ system: 'urn:iso:std:iso:3166', code: 'RUS' }]],
    ['ABH', undefined],
    ['без гражданства', undefined],
  ] as const) {
    const [extension] = patientOf({ birthDate: card.birthDate, citizenship: self(told) }).extension ?? []
    assert.deepEqual(extension?.extension?.[0]?.valueCodeableConcept?.coding, coding)
  }
})

test('a code of ФИАС is not passed on: nobody told whether it is a street’s or a house’s', () => {
  assert.doesNotMatch(JSON.stringify(patientOf(card)), /31-0-000-001/)
})

test('each source tells which elements came from it, and when', () => {
  assert.deepEqual(
    provenancesOf(card, patientOf(card), 'urn:uuid:1').map(({ recorded }) => recorded),
    [told, told, typed],
  )
  const [fromRegister, unconfirmed, own] = focusIn(card)
  assert.ok(fromRegister?.includes('snils') && fromRegister.includes('middleName'))
  assert.deepEqual(unconfirmed, ['Госуслуги', 'policy', 'email', 'residence', 'registration'])
  assert.deepEqual(own, ['Пациент или его представитель', 'homePhone'])
})

test('a source names no element that is not in the patient', () => {
  const { birthDate, middleName } = card
  const content = { birthDate, middleName, document: verified({ type: 'RF_PASSPORT' }) }
  assert.deepEqual(focusIn(content), [['Госуслуги', 'birthDate']])
})

/** Of each source: who, and the elements. */
function focusIn(content: CardContent): readonly (readonly (string | undefined)[])[] {
  return provenancesOf(content, patientOf(content), 'urn:uuid:1').map(({ agent, target }) => [
    agent[0]?.who.display,
    ...(target[0]?.extension ?? []).map(({ valueUri }) => valueUri),
  ])
}
