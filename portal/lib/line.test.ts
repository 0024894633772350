import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLine } from './line.ts'

test('IN-014 an address is kept as it was typed', () => {
  const address = 'г. Белгород, ул. 50-летия  Белгородской обл., д. 12/3 к. 4 стр. 5, кв. «7»'
  assert.deepEqual(readLine(` ${address} `, 500), { ok: true, value: address })
})

test('length counts letters, not the halves of a rare one', () => {
  assert.equal(readLine('𝒜'.repeat(10), 10).ok, true)
  assert.deepEqual(readLine('𝒜'.repeat(11), 10), { ok: false, error: 'too-long' })
  assert.deepEqual(readLine('а'.repeat(100_000), 500), { ok: false, error: 'too-long' })
  assert.deepEqual(readLine('  ', 10), { ok: false, error: 'empty' })
})

test('controls, line ends, direction overrides and half letters are refused', () => {
  for (const text of ['a\u0000b', 'a\nb', 'a\u202Eb', 'a\u2066b', 'a\u2028b', 'a\uD800b', 'a\u0007b']) {
    assert.deepEqual(readLine(text, 10), { ok: false, error: 'forbidden-character' }, JSON.stringify(text))
  }
})
