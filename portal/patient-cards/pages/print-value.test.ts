import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printPaper, printValue } from './print-value.ts'

const passport = { type: 'RF_PASSPORT', series: '4511', number: '123456', issueId: '770001' }

test('numbers are grouped as on paper', () => {
  assert.equal(printValue('snils', '11223344595', false), '112-233-445 95')
  assert.equal(printValue('mobile', '+79161234567', false), '+7 916 123-45-67')
  assert.equal(printPaper(passport, false).number, '45 11 123456')
  assert.equal(printPaper(passport, false).issueId, '770-001')
  assert.equal(
    printValue('policy', { type: 'MDCL_PLCY', number: '7853310842002137' }, false),
    '7853 3108 4200 2137',
  )
})

test('dates, sex and citizenship are told in words', () => {
  assert.equal(printValue('birthDate', '1958-04-12', false), '12 апреля 1958')
  assert.equal(printValue('gender', 'female', false), 'женский')
  assert.equal(printValue('citizenship', 'RUS', false), 'Россия')
})

test('a masked number shows only what its owner knows it by', () => {
  assert.equal(printValue('snils', '11223344595', true), '112-***-*** 95')
  assert.equal(printPaper(passport, true).number, '** ** ****56')
  assert.equal(
    printValue('policy', { type: 'MDCL_PLCY', number: '7853310842002137' }, true),
    '**** **** **** 2137',
  )
  assert.equal(printValue('policy', { type: 'MDCL_PLCY', series: 'АБ', number: '123456' }, true), '** ****56')
})

test('a paper of a kind that we do not know is printed as it came', () => {
  assert.equal(printPaper({ type: 'STRANGE', number: 'A-1' }, false).number, 'A-1')
  assert.equal(printPaper({ type: 'STRANGE', issueId: 'что-то' }, false).issueId, 'что-то')
})
