import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weierstrass } from '@noble/curves/abstract/weierstrass.js'
import fc from 'fast-check'
import { type CurveName, curveOf } from './curves.ts'
import { generateKeys, publicKeyOf, signRaw, verifyRaw } from './index.ts'
import { toBigEndian } from './integers.ts'
import { GostPrivateKey } from './keys.ts'
import { exponentOf, signExponent, verifyExponent } from './signature.ts'

const curveNames: readonly CurveName[] = [
  '1.2.643.2.2.36.0',
  '1.2.643.2.2.35.2',
  '1.2.643.2.2.35.3',
  '1.2.643.7.1.2.1.1.1',
]
const message = new TextEncoder().encode('openid snils2026.11.23 08:37:25 +0300REGISTRATURA')
const { privateKey, publicKey } = generateKeys()

test('RFC 7091, example 1: the published k gives the published signature, and it verifies', () => {
  const order = 0x8000000000000000000000000000000150fe8a1892976154c59cfc193accf5b3n
  const Point = weierstrass({
    p: 0x8000000000000000000000000000000000000000000000000000000000000431n,
    a: 7n,
    b: 0x5fbff498aa938ce739b8e022fbafef40563f6e6a3472fc2a514c0ce9dae23b7en,
    n: order,
    h: 1n,
    Gx: 2n,
    Gy: 0x8e2a8a0e65147d4bd6316030e16d19c85c97f0a9ca267122b96abbcea7e8fc8n,
  })
  const scalar = 0x7a929ade789bb9be10ed359dd39a72c11b60961f49397eee1d19ce9891ec3b28n
  const e = 0x2dfbc1b372d89a1188c09c52e0eec61fce52032ab1022e8e67ece6672b043ee5n
  const k = 0x77105c9b20bcd3122823c8cf6fcc7b956de33814e95b7fe64fed924594dceab3n
  const numbers = {
    r: 0x41aa28d2f1ab148280cd9ed56feda41974053554a42767b83ad043fd39dc0493n,
    s: 0x1456c64ba4642a1653c235a98a60249bcd6d3f746b631df928014f6c5bf9c40n,
  }
  const owner = Point.BASE.multiply(scalar)

  assert.deepEqual(signExponent({ Point, order }, e, scalar, k), numbers)
  assert.equal(owner.x, 0x7f2b49e270db6d90d8595bec458b50c58585ba1d4e9b788f6689dbd8e56fd80bn)
  assert.equal(owner.y, 0x26f1b489d6701dd185c8413a977b3cbbaf64d1c593d26627dffb101a87ff77dan)
  assert.equal(verifyExponent({ Point, order }, e, numbers, owner), true)
  assert.equal(verifyExponent({ Point, order }, e + 1n, numbers, owner), false)
})

test('a signature verifies under its own key, with tables and without', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (text) => {
      assert.equal(verifyRaw(text, signRaw(text, privateKey), publicKey), true)
    }),
    { numRuns: 12 },
  )
})

test('a signature verifies on every curve', () => {
  for (const curve of curveNames) {
    const key = new GostPrivateKey(curve, curveOf(curve).order - 12_345n)
    const owner = publicKeyOf(key)
    for (let time = 0; time < 6; time += 1)
      assert.equal(verifyRaw(message, signRaw(message, key), owner), true)
  }
})

test('two signatures of one message differ', () => {
  assert.notDeepEqual(signRaw(message, privateKey), signRaw(message, privateKey))
})

test('a changed bit of the signature is refused, with tables and without', () => {
  const signature = signRaw(message, privateKey)
  const fresh = generateKeys()
  const own = signRaw(message, fresh.privateKey)
  for (let at = 0; at < 64; at += 1) {
    assert.equal(verifyRaw(message, flipped(signature, at), publicKey), false)
    if (at % 16 === 0)
      assert.equal(verifyRaw(message, flipped(own, at), publicKeyOf(fresh.privateKey)), false)
  }
})

test('a changed, shorter or longer message is refused', () => {
  const signature = signRaw(message, privateKey)
  const refused = [
    flipped(message, 3),
    message.subarray(1),
    Buffer.concat([message, Buffer.alloc(1)]),
    new Uint8Array(),
  ]
  for (const other of refused) assert.equal(verifyRaw(other, signature, publicKey), false)
})

test('a signature of another key is refused', () => {
  assert.equal(verifyRaw(message, signRaw(message, generateKeys().privateKey), publicKey), false)
})

test('halves in the other order and CryptoPro’s reversed bytes are refused', () => {
  const signature = signRaw(message, privateKey)
  const swapped = Buffer.concat([signature.subarray(32), signature.subarray(0, 32)])
  assert.equal(verifyRaw(message, swapped, publicKey), false)
  assert.equal(verifyRaw(message, signature.toReversed(), publicKey), false)
})

test('a signature of any other length than 64 bytes is refused', () => {
  const signature = signRaw(message, privateKey)
  const refused = [
    new Uint8Array(),
    signature.subarray(1),
    signature.subarray(0, 63),
    Buffer.concat([signature, Buffer.alloc(1)]),
    Buffer.concat([Buffer.alloc(1), signature]),
    Buffer.concat([signature.subarray(0, 32), Buffer.alloc(1), signature.subarray(32)]),
    Buffer.concat([signature, signature]),
  ]
  for (const other of refused) assert.equal(verifyRaw(message, other, publicKey), false)
})

test('r or s of nought, of the order or above it is refused on every curve', () => {
  for (const name of curveNames) {
    const curve = curveOf(name)
    const key = new GostPrivateKey(name, 77n)
    const owner = publicKeyOf(key)
    const signature = signRaw(message, key)
    const s = signature.subarray(0, 32)
    const r = signature.subarray(32)
    for (const bad of [0n, curve.order, curve.order + 1n, 2n ** 256n - 1n]) {
      const bytes = toBigEndian(bad, 32)
      assert.equal(verifyRaw(message, Buffer.concat([s, bytes]), owner), false)
      assert.equal(verifyRaw(message, Buffer.concat([bytes, r]), owner), false)
    }
    assert.equal(verifyRaw(message, new Uint8Array(64), owner), false)
  }
})

test('a true signature with the order added to r or s is refused, though the equation holds', () => {
  const curve = curveOf('1.2.643.7.1.2.1.1.1')
  const scalar = 99n
  const owner = curve.Point.BASE.multiply(scalar)
  const { r = 0n, s = 0n } = signExponent(curve, 5n, scalar, 1234n) ?? {}
  assert.equal(verifyExponent(curve, 5n, { r, s }, owner), true)
  assert.equal(verifyExponent(curve, 5n, { r: r + curve.order, s }, owner), false)
  assert.equal(verifyExponent(curve, 5n, { r, s: s + curve.order }, owner), false)
  assert.equal(verifyExponent(curve, 5n, { r, s: s - curve.order }, owner), false)
})

test('r of nought is refused on CryptoPro-C, where x of the base point is nought and s = e would forge anything', () => {
  const curve = curveOf('1.2.643.2.2.35.3')
  const owner = curve.Point.BASE.multiply(99n)
  assert.equal(curve.Point.BASE.x, 0n)
  assert.equal(verifyExponent(curve, 5n, { r: 0n, s: 5n }, owner), false)
})

test('s of nought is refused, though e can be chosen for it', () => {
  const curve = curveOf('1.2.643.2.2.36.0')
  const owner = curve.Point.BASE.multiply(99n)
  const r = owner.multiply(7n).x % curve.order
  const e = ((curve.order - r) * curve.Point.Fn.inv(7n)) % curve.order
  assert.equal(verifyExponent(curve, e, { r, s: 0n }, owner), false)
})

test('a signature whose equation gives no point at all is refused', () => {
  const curve = curveOf('1.2.643.2.2.36.0')
  const owner = curve.Point.BASE.multiply(99n)
  for (let time = 0; time < 6; time += 1)
    assert.equal(verifyExponent(curve, 5n, { r: 3n, s: 297n }, owner), false)
})

test('a digest that is a multiple of the order counts as one', () => {
  const { order } = curveOf('1.2.643.2.2.36.0')
  assert.equal(exponentOf(new Uint8Array(32), order), 1n)
  assert.equal(exponentOf(toBigEndian(order, 32).reverse(), order), 1n)
  assert.equal(exponentOf(toBigEndian(2n, 32).reverse(), order), 2n)
})

test('no bytes make verification throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 130 }),
      fc.uint8Array({ minLength: 64, maxLength: 64 }),
      (text, signature) => {
        assert.equal(verifyRaw(text, signature, publicKey), false)
      },
    ),
    { numRuns: 100 },
  )
})

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
}
