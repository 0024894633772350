import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countryCode, countryName } from './citizenship.ts'

test('a citizenship is told in Russian', () => {
  assert.equal(countryName('RUS'), 'Россия')
  assert.equal(countryName('UZB'), 'Узбекистан')
  assert.equal(countryName('OST'), 'Южная Осетия')
})

test('what is no code of a country is told as it came', () => {
  assert.equal(countryName('XXA'), 'XXA')
  assert.equal(countryName('Без гражданства'), 'Без гражданства')
  assert.equal(countryCode('Атлантида'), undefined)
})

test('a country typed by hand is the same as the one told by its code', () => {
  for (const code of ['RUS', 'BLR', 'KAZ', 'TJK', 'ABH', 'DEU', 'USA']) {
    assert.equal(countryCode(countryName(code).toUpperCase()), code)
  }
})
