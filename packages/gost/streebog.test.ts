import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { streebog256, streebog512 } from './index.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

// RFC 6986, 10: the RFC prints messages and digests as numbers, so its bytes run the other way.
const m1 = Buffer.from('012345678901234567890123456789012345678901234567890123456789012')
const m2 = Buffer.from(
  'fbe2e5f0eee3c820fbeafaebef20fffbf0e1e0f0f520e0ed20e8ece0ebe5f0f2f120fff0eeec20f120faf2fee5e2202ce8f6f3ede220e8e6eee1e8f0f2d1202ce8f0f2e5e220e5d1',
  'hex',
).reverse()

test('RFC 6986, example 1: a message shorter than a block', () => {
  assert.equal(
    hex(streebog512(m1)),
    '1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa' +
      '00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48',
  )
  assert.equal(hex(streebog256(m1)), '9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500')
})

test('RFC 6986, example 2: a message of more than a block', () => {
  assert.equal(
    hex(streebog512(m2)),
    '1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376' +
      '035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28',
  )
  assert.equal(hex(streebog256(m2)), '9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50')
})

test('a digest does not depend on where in memory the message lies', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 9 }), (message, offset) => {
      const inside = new Uint8Array(message.length + offset + 3)
      inside.set(message, offset)
      assert.deepEqual(streebog256(inside.subarray(offset, offset + message.length)), streebog256(message))
    }),
    { numRuns: 50 },
  )
})

test('a digest leaves the message as it was', () => {
  const message = Uint8Array.from({ length: 130 }, (_, at) => at)
  streebog512(message)
  assert.deepEqual(
    message,
    Uint8Array.from({ length: 130 }, (_, at) => at),
  )
})

test('messages that differ in padding alone have different digests', () => {
  const digests = [
    new Uint8Array(0),
    new Uint8Array([0]),
    new Uint8Array([1]),
    new Uint8Array([0, 1]),
    new Uint8Array(64),
  ]
  assert.equal(new Set(digests.map((message) => hex(streebog256(message)))).size, digests.length)
})
