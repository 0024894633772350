import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPolicy } from './policy.ts'

test('each form of a policy is read by its own rule', () => {
  assert.deepEqual(readPolicy('enp', { series: '', number: '7853 3108 4200 2137' }), {
    ok: true,
    value: { kind: 'enp', number: '7853310842002137' },
  })
  assert.deepEqual(readPolicy('old', { series: '31 АБ', number: '123456' }), {
    ok: true,
    value: { kind: 'old', series: '31 АБ', number: '123456' },
  })
  assert.deepEqual(readPolicy('old', { series: '', number: '123456' }), {
    ok: true,
    value: { kind: 'old', number: '123456' },
  })
  assert.deepEqual(readPolicy('temporary', { series: '', number: '123 456 789' }), {
    ok: true,
    value: { kind: 'temporary', number: '123456789' },
  })
})

test('a number of another form is refused', () => {
  assert.deepEqual(readPolicy('enp', { series: '', number: '12345678901' }), {
    ok: false,
    error: 'blank-number',
  })
  assert.deepEqual(readPolicy('temporary', { series: '', number: '1234567890' }), {
    ok: false,
    error: 'temporary-malformed',
  })
  assert.deepEqual(readPolicy('old', { series: '1', number: '' }), { ok: false, error: 'old-malformed' })
  assert.deepEqual(readPolicy('old', { series: 'я'.repeat(26), number: '1' }), {
    ok: false,
    error: 'old-malformed',
  })
})
