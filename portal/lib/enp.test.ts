import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeEnp, enpWarnings, printEnp, readEnp } from './enp.ts'

const coded = [
  ['7853310842002137', '1986-06-07', 'M'],
  ['2667050868000014', '1949-12-31', 'F'],
  ['4878940848000129', '1950-01-01', 'M'],
  ['4258840898000120', '1951-01-01', 'F'],
  ['7757999720000770', '2000-02-29', 'M'],
  ['5098899798000052', '2001-01-01', 'F'],
  ['2690089719999991', '2019-09-30', 'M'],
] as const

test('a policy number is read, and tells the birth date and sex it was made from', () => {
  for (const [enp, birthDate, gender] of coded) {
    assert.deepEqual(readEnp(enp), { ok: true, value: enp })
    assert.deepEqual(decodeEnp(enp), { birthDate, gender }, enp)
    assert.deepEqual(enpWarnings(enp, { birthDate, gender }), [])
  }
})

test('a number of another length or with letters is no policy number', () => {
  for (const typed of ['', '785331084200213', '78533108420021370', '785331084200213A', '0000000000000000']) {
    assert.deepEqual(readEnp(typed), { ok: false, error: 'malformed' }, typed)
  }
})

test('the eleven digits of the blank are told apart, since people take them for the policy', () => {
  assert.deepEqual(readEnp('12345678901'), { ok: false, error: 'blank-number' })
})

test('any one wrong digit is noticed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...coded),
      fc.nat(15),
      fc.integer({ min: 1, max: 9 }),
      ([enp], place, shift) => {
        const digit = (Number(enp[place]) + shift) % 10
        assert.deepEqual(readEnp(enp.slice(0, place) + digit + enp.slice(place + 1)), {
          ok: false,
          error: 'checksum',
        })
      },
    ),
  )
})

test('a policy that differs from the person is a warning, never a refusal', () => {
  const enp = '7853310842002137'
  assert.deepEqual(enpWarnings(enp, { birthDate: '1986-06-08', gender: 'F' }), [
    'birth-date-differs',
    'gender-differs',
  ])
  assert.deepEqual(enpWarnings(enp, { gender: 'F' }), ['gender-differs'])
  assert.deepEqual(enpWarnings(enp, {}), [])
})

test('a policy whose digits hold no date warns about the date alone', () => {
  const enp = '7800000000000005'
  assert.equal(decodeEnp(enp), undefined)
  assert.deepEqual(enpWarnings(enp, { birthDate: '1986-06-07', gender: 'M' }), ['birth-date-differs'])
})

test('a policy number is read in groups and in other digits, and printed in groups', () => {
  assert.deepEqual(readEnp('7853 3108\u00A04200 ２１３７'), { ok: true, value: '7853310842002137' })
  assert.equal(printEnp('7853310842002137'), '7853 3108 4200 2137')
})
