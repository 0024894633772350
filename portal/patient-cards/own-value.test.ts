import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readers, typedNames, type Typed } from './own-value.ts'
import { cardFieldNames, type CardFieldName } from './patient-card.ts'

const read = (field: CardFieldName, typed: Typed, paper = 'RF_PASSPORT') =>
  readers[field]({ typed, today: '2026-11-23', paper })

const refusals: readonly [string, CardFieldName, Typed, string][] = [
  ['an empty name', 'lastName', { value: '  ' }, 'name-empty'],
  ['a name with a Latin letter among Russian ones', 'lastName', { value: 'Иванoва' }, 'name-mixed-script'],
  [
    'a name with a hidden turn of direction',
    'firstName',
    { value: 'Ве\u202Eра' },
    'name-forbidden-character',
  ],
  ['a name of zero width', 'firstName', { value: 'Ве\u200Bра' }, 'name-forbidden-character'],
  ['a name with a zero byte', 'middleName', { value: 'Па\u0000вловна' }, 'name-forbidden-character'],
  ['a name longer than any', 'lastName', { value: 'а'.repeat(201) }, 'name-too-long'],
  ['a birth date of nothing', 'birthDate', {}, 'date-empty'],
  ['a day that no calendar has', 'birthDate', date('29', '2', '1959'), 'date-no-such-day'],
  ['a year of two digits', 'birthDate', date('12', '4', '58'), 'date-two-digit-year'],
  ['a birth tomorrow', 'birthDate', date('24', '11', '2026'), 'date-future'],
  ['a birth 131 years ago', 'birthDate', date('1', '1', '1895'), 'date-too-old'],
  ['a sex that is on no list', 'gender', { value: 'x' }, 'gender-empty'],
  ['no choice of sex', 'gender', {}, 'gender-empty'],
  ['a СНИЛС with a slip', 'snils', { value: '112-233-445 96' }, 'snils-checksum'],
  ['a СНИЛС of ten digits', 'snils', { value: '112-233-445 9' }, 'snils-malformed'],
  ['a citizenship of nothing', 'citizenship', { value: '' }, 'line-empty'],
  ['a birth place with a line end', 'birthPlace', { value: 'с.\nПримерное' }, 'line-forbidden-character'],
  ['an address longer than 500 letters', 'residence', { value: 'а'.repeat(501) }, 'line-too-long'],
  ['a policy with a slip', 'policy', { value: '7853 3108 4200 2138' }, 'policy-checksum'],
  ['the number of a blank for a policy', 'policy', { value: '12345678901' }, 'policy-blank-number'],
  ['a policy of 15 digits', 'policy', { value: '785331084200213' }, 'policy-malformed'],
  ['a policy of nothing', 'policy', { value: '' }, 'policy-malformed'],
  ['a phone with an extension', 'mobile', { value: '8 495 123-45-67 доб. 12' }, 'phone-extension'],
  ['a phone of three digits', 'homePhone', { value: '112' }, 'phone-malformed'],
  ['a phone of nothing', 'mobile', { value: '' }, 'phone-empty'],
  ['an e-mail without a domain', 'email', { value: 'vera@' }, 'email-malformed'],
  ['an e-mail of nothing', 'email', { value: ' ' }, 'email-empty'],
  ['a paper with nothing wrong in it', 'document', {}, 'paper-empty'],
  ['a number of a passport without its series', 'document', { number: '123456' }, 'paper-series'],
  ['a number of five digits', 'document', { series: '45 11', number: '12345' }, 'paper-number'],
  ['a paper issued tomorrow', 'document', issued('24', '11', '2026'), 'paper-date-future'],
  ['a paper issued on 31 April', 'document', issued('31', '4', '2003'), 'paper-date'],
  ['a paper with half a date', 'document', issued('31', '', '2003'), 'paper-date'],
  ['an issuer with a line end', 'document', { issuedBy: 'а\u2028б' }, 'paper-issuer'],
  ['an issuer too long', 'document', { issuedBy: 'а'.repeat(256) }, 'paper-issuer-too-long'],
  ['a code of five digits', 'document', { issueId: '770-01' }, 'paper-issuer-code'],
]

for (const [what, field, typed, error] of refusals) {
  test(`${what} is refused, and the person is told where`, () => {
    const result = read(field, typed)

    assert.ok(!result.ok)
    assert.equal(result.error[0]?.error, error)
  })
}

const readings: readonly [CardFieldName, Typed, unknown][] = [
  ['lastName', { value: '  Римская – Корсакова ' }, 'Римская - Корсакова'],
  ['lastName', { value: 'О’Нил' }, 'О’Нил'],
  ['firstName', { value: 'И\u0306оанн' }, 'Йоанн'],
  ['birthDate', date('1', '3', '1980'), '1980-03-01'],
  ['gender', { value: 'female' }, 'female'],
  ['snils', { value: '112–233–445\u00A095' }, '11223344595'],
  ['citizenship', { value: 'россия' }, 'RUS'],
  ['citizenship', { value: 'Без гражданства' }, 'Без гражданства'],
  ['policy', { value: '7853 3108 4200 2137' }, { type: 'MDCL_PLCY', number: '7853310842002137' }],
  ['policy', { value: '123 456 789' }, { type: 'MDCL_PLCY', number: '123456789' }],
  ['policy', { value: 'АБ 123456' }, { type: 'MDCL_PLCY', number: 'АБ 123456' }],
  ['mobile', { value: '8 (916) 123-45-67' }, '+79161234567'],
  ['homePhone', { value: '+375 17 200-00-00' }, '+375172000000'],
  ['email', { value: ' Vera@Pochta.Example ' }, 'vera@pochta.example'],
  ['residence', { value: 'д. 12/3 к. 4 стр. 5' }, { text: 'д. 12/3 к. 4 стр. 5' }],
  [
    'document',
    { series: '45 11', number: '123456', issueId: '770001' },
    { type: 'RF_PASSPORT', series: '4511', number: '123456', issueId: '770001' },
  ],
  ['document', issued('20', '5', '2003'), { type: 'RF_PASSPORT', issueDate: '2003-05-20' }],
]

for (const [field, typed, value] of readings) {
  test(`${field} is read from ${JSON.stringify(Object.values(typed))}`, () => {
    assert.deepEqual(read(field, typed), { ok: true, value })
  })
}

test('a paper of another kind is read by its own mask', () => {
  const typed = { series: 'II-аб', number: '123456' }

  assert.ok(!read('document', typed).ok)
  assert.ok(read('document', typed, 'RF_BRTH_CERT').ok)
})

test('every wrong field of a paper is named at once', () => {
  const result = read('document', { series: '1', number: '1', issueId: '1' })

  assert.ok(!result.ok)
  assert.deepEqual(
    result.error.map(({ name }) => name),
    ['series', 'issueId'],
  )
})

test('whatever is typed into any field is read or refused, quickly and without a throw', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('1'.repeat(10_000)), fc.constant(' -'))
  const typed = fc.record(
    Object.fromEntries(typedNames.map((name) => [name, fc.option(text, { nil: undefined })])),
  )
  fc.assert(
    fc.property(fc.constantFrom(...cardFieldNames), typed, (field, typed) => {
      const result = read(field, typed)
      assert.ok(result.ok || result.error.length > 0)
      assert.doesNotMatch(JSON.stringify(result), /\\u0000/)
    }),
  )
})

function date(day: string, month: string, year: string): Typed {
  return { 'value-day': day, 'value-month': month, 'value-year': year }
}

function issued(day: string, month: string, year: string): Typed {
  return { 'issued-day': day, 'issued-month': month, 'issued-year': year }
}
