import assert from 'node:assert/strict'
import { test } from 'node:test'
import { curveOf } from './curves.ts'
import { nonce } from './nonce.ts'

const silence = new Uint8Array(32)
const one = new Uint8Array(32).fill(1)
const two = new Uint8Array(32).fill(2)
const curves = ['1.2.643.2.2.36.0', '1.2.643.2.2.35.2', '1.2.643.2.2.35.3', '1.2.643.7.1.2.1.1.1'] as const

test('k lies between nought and the order, even where every other try is rejected', () => {
  for (const name of curves) {
    const { order } = curveOf(name)
    for (let time = 0; time < 200; time += 1) {
      const k = nonce(order, 5n, one)
      assert.ok(k > 0n && k < order)
    }
  }
})

test('k uses the whole length of the order', () => {
  for (const name of curves) {
    const { order } = curveOf(name)
    const highest = Array.from({ length: 200 }, () => nonce(order, 5n, one)).reduce((a, b) => (a > b ? a : b))
    assert.ok(highest > order / 2n)
  }
})

test('k comes from the random source', () => {
  const { order } = curveOf(curves[0])
  assert.notEqual(nonce(order, 5n, one), nonce(order, 5n, one))
})

test('a dead random source repeats no k for another message or another key', () => {
  const { order } = curveOf(curves[0])
  const ks = [nonce(order, 5n, one, silence), nonce(order, 5n, two, silence), nonce(order, 6n, one, silence)]
  assert.equal(new Set(ks).size, 3)
})

test('a dead random source does not hang a rejection', () => {
  const { order } = curveOf('1.2.643.7.1.2.1.1.1')
  for (let scalar = 1n; scalar < 60n; scalar += 1n) assert.ok(nonce(order, scalar, one, silence) < order)
})
