import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDocumentType } from './document-types.ts'
import { printDocumentNumber, readDocumentNumber, readIssuerCode } from './documents.ts'

const passport = { ok: true, value: { series: '4509', number: '123456' } }
const certificate = { ok: true, value: { series: 'II-АБ', number: '123456' } }

test('a passport is read in every spelling', () => {
  for (const [series, number] of [
    ['4509', '123456'],
    ['45 09', '123 456'],
    ['45\u00A009', '№123456'.slice(1)],
    ['４５０９', '１２３４５６'],
  ] as const) {
    assert.deepEqual(readDocumentNumber('21', { series, number }), passport, series)
  }
  assert.equal(printDocumentNumber('21', passport.value), '45 09 123456')
})

test('a passport of another length is refused by the field that is wrong', () => {
  for (const series of ['', '450', '45091', 'ABCD', '45.09']) {
    assert.deepEqual(readDocumentNumber('21', { series, number: '123456' }), {
      ok: false,
      error: 'series-malformed',
    })
  }
  for (const number of ['', '12345', '1234567', '12345a']) {
    assert.deepEqual(readDocumentNumber('21', { series: '4509', number }), {
      ok: false,
      error: 'number-malformed',
    })
  }
})

test('a birth certificate is read with Latin numerals and with Cyrillic ones that look alike', () => {
  for (const series of ['II-АБ', 'ii-аб', 'ІІ-АБ', 'II – АБ', 'II АБ', 'Ⅱ-АБ']) {
    assert.deepEqual(readDocumentNumber('03', { series, number: '123456' }), certificate, series)
  }
  assert.deepEqual(readDocumentNumber('03', { series: 'ХІУ-MK', number: '000001' }), {
    ok: true,
    value: { series: 'XIV-МК', number: '000001' },
  })
  assert.equal(printDocumentNumber('03', certificate.value), 'II-АБ 123456')
})

test('a series that no certificate has is refused', () => {
  for (const series of [
    '',
    'АБ',
    'IIАБ',
    '2-АБ',
    'IIII-АБ',
    'VX-АБ',
    'II-А',
    'II-АБВ',
    'II-ZZ',
    'II-А1',
    '-АБ',
  ]) {
    assert.equal(readDocumentNumber('03', { series, number: '123456' }).ok, false, series)
  }
})

test('other masks of the list hold', () => {
  assert.equal(readDocumentNumber('22', { series: '75', number: '1234567' }).ok, true)
  assert.equal(readDocumentNumber('22', { series: '75', number: '123456' }).ok, false)
  assert.deepEqual(readDocumentNumber('07', { series: 'AM', number: '1234567' }), {
    ok: true,
    value: { series: 'АМ', number: '1234567' },
  })
  assert.equal(readDocumentNumber('07', { series: '12', number: '1234567' }).ok, false)
})

test('a document without a mask is taken as written, up to 25 characters', () => {
  assert.deepEqual(readDocumentNumber('10', { series: '', number: 'ab 123/45' }), {
    ok: true,
    value: { number: 'AB 123/45' },
  })
  assert.equal(readDocumentNumber('10', { series: '', number: '1'.repeat(25) }).ok, true)
  for (const number of ['', '1'.repeat(26), '-', '<b>', 'a\u0000b', '1'.repeat(100_000)]) {
    assert.equal(readDocumentNumber('10', { series: '', number }).ok, false)
  }
  assert.equal(readDocumentNumber('10', { series: '1'.repeat(100), number: '1' }).ok, false)
})

test('the issuer’s code is six digits', () => {
  assert.deepEqual(readIssuerCode('770 001'), { ok: true, value: '770-001' })
  assert.deepEqual(readIssuerCode('770–001'), { ok: true, value: '770-001' })
  assert.equal(readIssuerCode('77001').ok, false)
  assert.equal(readIssuerCode('').ok, false)
})

test('a type outside the list is none, whatever objects inherit', () => {
  assert.equal(isDocumentType('21'), true)
  for (const code of ['', '99', 'toString', '__proto__', 'constructor'])
    assert.equal(isDocumentType(code), false)
})
