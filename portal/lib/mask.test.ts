import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskEmail, maskEnp, maskNumber, maskPhone, maskSnils } from './mask.ts'

test('a masked number tells its owner which one it is, and nobody else what it is', () => {
  assert.equal(maskSnils('11223344595'), '112-***-*** 95')
  assert.equal(maskEnp('7853310842002137'), '**** **** **** 2137')
  assert.equal(maskPhone('+79161234567'), '+7 916 ***-**-67')
  assert.equal(maskPhone('+375291234567'), '+**********67')
  assert.equal(maskEmail('ivan@mail.example'), 'i***@mail.example')
  assert.equal(maskEmail('ё@mail.example'), 'ё***@mail.example')
  assert.equal(maskNumber('45 09 123456'), '** ** ****56')
  assert.equal(maskNumber('II-АБ 123456'), '**-** ****56')
})

test('a number too short to hide is hidden whole', () => {
  assert.equal(maskNumber('1234'), '****')
  assert.equal(maskNumber(''), '')
})
