import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { child } from '../../../test/adding.ts'
import {
  fieldsOf,
  stepNames,
  withHiddenNumbers,
  withoutNumbers,
  withStep,
  type DraftContent,
  type StepName,
} from './draft.ts'
import { readDocument } from './read-document.ts'
import { firstOpenStep, readDraft, stateOf } from './read-draft.ts'
import { readPerson } from './read-person.ts'
import { readPolicy } from './read-policy.ts'

const today = '2026-11-23'

const whole = stepNames.reduce<DraftContent>((all, step) => withStep(all, step, child[step] ?? {}), {})
const withTyped = (step: StepName, typed: object) =>
  withStep(whole, step, { ...whole[step]?.typed, ...typed })
const wrongOn = (content: DraftContent, step: StepName) =>
  stateOf(content, step, today).wrong.map(({ name, error }) => `${name} ${error}`)

test('a whole draft is read, with its numbers in one normal form', () => {
  const read = readDraft(whole, today)

  assert.equal(read?.relation, 'child')
  assert.equal(read.ground, 'birth-certificate')
  assert.equal(read.values.birthDate, '2019-09-30')
  assert.equal(read.values.snils, '08765430300')
  assert.equal(read.values.citizenship, 'RUS')
  assert.deepEqual(read.values.document, {
    type: 'RF_BRTH_CERT',
    series: 'II-ЛЕ',
    number: '123456',
    issueDate: '2019-10-05',
    issuedBy: 'Отдел ЗАГС г. Белгорода',
  })
  assert.deepEqual(read.values.policy, { type: 'MDCL_PLCY', number: '2690089719999991' })
})

test('the first page that is open is the first that was never sent', () => {
  let content: DraftContent = {}
  for (const step of stepNames) {
    assert.equal(firstOpenStep(content, today), step)
    assert.equal(readDraft(content, today), undefined)
    content = withStep(content, step, child[step] ?? {})
  }
  assert.equal(firstOpenStep(content, today), undefined)
})

test('a newborn may be without names and СНИЛС, and nobody else without names', () => {
  const nameless = { lastName: '', firstName: '', middleName: '', snils: '' }
  const born = { 'birth-day': '20', 'birth-month': '11', 'birth-year': '2026' }

  assert.deepEqual(wrongOn(withTyped('person', { ...nameless, ...born }), 'person'), [])
  assert.deepEqual(wrongOn(withTyped('person', nameless), 'person'), [
    'lastName lastName-missing',
    'firstName firstName-missing',
    'middleName middleName-missing',
  ])
})

test('who has no patronymic says so; said and typed both is asked back', () => {
  assert.deepEqual(wrongOn(withTyped('person', { middleName: '', noMiddleName: 'yes' }), 'person'), [])
  assert.deepEqual(wrongOn(withTyped('person', { noMiddleName: 'yes' }), 'person'), [
    'middleName middleName-both',
  ])
})

test('everything that is wrong on a page is told at once', () => {
  const read = readPerson(
    {
      lastName: 'Иван0в',
      firstName: '',
      middleName: '',
      'birth-day': '31',
      'birth-month': '2',
      'birth-year': '2019',
      citizenship: '',
      snils: '1',
    },
    today,
  )
  assert.ok(!read.ok)
  assert.deepEqual(
    read.error.map(({ name }) => name),
    ['lastName', 'firstName', 'middleName', 'birth-day', 'gender', 'citizenship', 'snils'],
  )
})

test('a day that has not come, or is beyond a life, is no day of birth', () => {
  for (const year of ['2027', '1880', '26', '']) {
    assert.equal(wrongOn(withTyped('person', { 'birth-year': year }), 'person').length, 1, year)
  }
})

test('a ground that does not go with the kinship opens its page again, and so does one that ended with age', () => {
  assert.deepEqual(wrongOn(withTyped('whose', { kinship: 'parent' }), 'ground'), [
    'ground ground-does-not-fit',
  ])
  const grown = withTyped('person', { 'birth-year': '2008', 'birth-month': '11', 'birth-day': '23' })
  assert.deepEqual(wrongOn(grown, 'ground'), ['ground ground-of-age'])
  assert.equal(firstOpenStep(grown, today), 'ground')
  const notYet = withTyped('person', { 'birth-year': '2008', 'birth-month': '11', 'birth-day': '24' })
  assert.deepEqual(wrongOn(notYet, 'ground'), [])
})

test('what is odd is asked once, and the tick stands for these oddities alone', () => {
  const boy = withTyped('policy', { policyNumber: '5098899798000052' })
  assert.deepEqual(wrongOn(boy, 'policy'), ['confirmed odd'])
  assert.deepEqual(stateOf(boy, 'policy', today).odd, ['enp-birth-date-differs', 'enp-gender-differs'])

  const stoodBy = withStep(boy, 'policy', {
    ...boy.policy?.typed,
    confirmed: 'enp-birth-date-differs enp-gender-differs',
  })
  assert.deepEqual(wrongOn(stoodBy, 'policy'), [])
  const half = withStep(boy, 'policy', { ...boy.policy?.typed, confirmed: 'enp-gender-differs' })
  assert.deepEqual(wrongOn(half, 'policy'), ['confirmed odd'])
})

test('a day of birth changed later makes the policy odd, and the summary waits', () => {
  const other = withTyped('person', { 'birth-day': '29' })
  assert.equal(firstOpenStep(other, today), 'policy')
})

test('three equal digits in СНИЛС and none at all are odd, and not refused', () => {
  assert.deepEqual(stateOf(withTyped('person', { snils: '000-000-600 06' }), 'person', today).odd, [
    'snils-three-equal-digits',
  ])
  assert.deepEqual(stateOf(withTyped('person', { snils: '' }), 'person', today).odd, ['snils-absent'])
  const foreign = withTyped('person', { snils: '', citizenship: 'Узбекистан' })
  assert.deepEqual(stateOf(foreign, 'person', today).odd, [])
  assert.deepEqual(wrongOn(withTyped('person', { snils: '112-233-445 96' }), 'person'), [
    'snils snils-checksum',
  ])
})

test('a passport before 14 and a certificate after it are odd', () => {
  const passport = { paper: '21', series: '45 09', number: '123456' }
  assert.deepEqual(stateOf(withTyped('document', passport), 'document', today).odd, [
    'paper-passport-too-early',
  ])
  const teen = withTyped('person', { 'birth-year': '2011' })
  assert.deepEqual(stateOf(teen, 'document', today).odd, ['paper-certificate-too-late'])
})

test('a document is read by its mask, with look-alike letters, or told line by line', () => {
  const read = readDocument({ paper: '03', series: 'ІІ ab'.replace('ab', 'АВ'), number: '123 456' }, today)
  assert.deepEqual(read.ok && read.value, { type: 'RF_BRTH_CERT', series: 'II-АВ', number: '123456' })
  const latin = readDocument({ paper: '07', series: 'AB', number: '1234567' }, today)
  assert.deepEqual(latin.ok && latin.value, { type: 'MLTR_ID', series: 'АВ', number: '1234567' })

  const wrong = (typed: object) => {
    const refused = readDocument({ paper: '21', series: '45 09', number: '123456', ...typed }, today)
    return refused.ok ? [] : refused.error.map(({ name, error }) => `${name} ${error}`)
  }
  assert.deepEqual(wrong({ series: '45' }), ['series paper-series'])
  assert.deepEqual(wrong({ number: '12' }), ['number paper-number'])
  assert.deepEqual(wrong({ series: '', number: '' }), ['number paper-number-missing'])
  assert.deepEqual(wrong({ 'issued-day': '1' }), ['issued-day paper-date'])
  assert.deepEqual(wrong({ issueId: '77' }), ['issueId paper-issuer-code'])
  assert.deepEqual(wrong({ paper: '03', issueId: '77', series: 'I-АБ' }), [])
  assert.deepEqual(wrong({ paper: 'none' }), ['paper paper-none-but-typed'])
  assert.deepEqual(wrong({ paper: '99' }), ['paper paper-missing'])
})

test('a policy is read by the form that was chosen', () => {
  const read = (policyKind: string, policyNumber: string, policySeries = '') => {
    const found = readPolicy({ policyKind, policyNumber, policySeries })
    return found.ok ? found.value : found.error.map(({ error }) => error)
  }
  assert.deepEqual(read('enp', '2690 0897 1999 9991'), { type: 'MDCL_PLCY', number: '2690089719999991' })
  assert.deepEqual(read('temporary', '123 456 789'), { type: 'MDCL_PLCY', number: '123456789' })
  assert.deepEqual(read('old', '123456', 'АБ'), { type: 'MDCL_PLCY', series: 'АБ', number: '123456' })
  assert.deepEqual(read('enp', '12345678901'), ['policy-blank-number'])
  assert.deepEqual(read('enp', '2690089719999992'), ['policy-checksum'])
  assert.deepEqual(read('temporary', '12345678'), ['policy-temporary'])
  assert.deepEqual(read('none', ''), undefined)
  assert.deepEqual(read('none', '1'), ['policy-none-but-typed'])
  assert.deepEqual(read('', ''), ['policy-kind-missing'])
  assert.deepEqual(read('enp', ''), ['policy-number-missing'])
})

test('no draft makes the reader fail, whatever was typed on its pages', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('yes', 'child', 'none', '21', '1', '2019', 'enp'),
  )
  const typed = (step: StepName) =>
    fc.record(Object.fromEntries(fieldsOf[step].map((name) => [name, text])), { requiredKeys: [] })
  const drafts = fc.record(Object.fromEntries(stepNames.map((step) => [step, typed(step)])), {
    requiredKeys: [],
  })
  fc.assert(
    fc.property(drafts, (pages) => {
      const content = Object.entries(pages).reduce<DraftContent>(
        (all, [step, given]) =>
          stepNames
            .filter((name) => name === step)
            .reduce((one, name) => withStep(one, name, given ?? {}), all),
        {},
      )
      const first = firstOpenStep(content, today)
      assert.equal(readDraft(content, today) === undefined, first !== undefined)
      for (const step of stepNames) {
        for (const { name } of stateOf(content, step, today).wrong)
          assert.ok(
            fieldsOf[step].some((own) => own === name),
            name,
          )
      }
    }),
  )
})

test('numbers behind stars are left out of a form, and stay where nobody typed others', () => {
  const kept = { snils: '112-233-445 95', lastName: 'Петров', number: '1' }
  assert.deepEqual(withoutNumbers(kept).snils, '')
  assert.deepEqual(withoutNumbers(kept).lastName, 'Петров')
  assert.equal(withHiddenNumbers({ snils: ' ', lastName: '' }, kept).snils, '112-233-445 95')
  assert.equal(withHiddenNumbers({ snils: '1', lastName: '' }, kept).snils, '1')
  assert.equal(withHiddenNumbers({ snils: '', lastName: '' }, kept).lastName, '')
})
