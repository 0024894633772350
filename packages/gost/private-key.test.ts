import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { type CurveName, curveOf } from './curves.ts'
import { objectIdentifier, octetString, sequence, unsignedInteger, value } from './der/write.ts'
import {
  generateKeys,
  publicKeyOf,
  readPrivateKey,
  samePublicKey,
  signRaw,
  verifyRaw,
  writePrivateKey,
} from './index.ts'
import { toBigEndian, toLittleEndian } from './integers.ts'
import { GostPrivateKey } from './keys.ts'
import { writePem } from './pem.ts'

const keyType = '1.2.643.7.1.1.1.1'
const usual = '1.2.643.2.2.36.0'
const digest = '1.2.643.7.1.1.2.2'
const scalar = 0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcd0fn
const nought = unsignedInteger(new Uint8Array(1))
const bare = octetString(toLittleEndian(scalar, 32))

const algorithm = (type = keyType, ...parameters: string[]) =>
  sequence(
    objectIdentifier(type),
    sequence(...(parameters.length > 0 ? parameters : [usual, digest]).map(objectIdentifier)),
  )
const pem = (...fields: Uint8Array[]) => writePem(sequence(...fields), 'PRIVATE KEY')
const holding = (bytes: Uint8Array) => pem(nought, algorithm(), octetString(bytes))

test('a key reads back as it was written, on every curve and under every name', () => {
  const names: CurveName[] = [
    '1.2.643.2.2.35.1',
    '1.2.643.2.2.35.2',
    '1.2.643.2.2.36.1',
    '1.2.643.7.1.2.1.1.1',
    '1.2.643.7.1.2.1.1.2',
  ]
  for (const name of names) {
    const key = new GostPrivateKey(name, 3n)
    const read = readPrivateKey(writePrivateKey(key))
    assert.equal(read.curve, name)
    assert.equal(GostPrivateKey.scalarOf(read), 3n)
  }
})

test('every form of the number in use reads as the same key', () => {
  const little = toLittleEndian(scalar, 32)
  const forms = [
    holding(little),
    holding(bare),
    holding(unsignedInteger(toBigEndian(scalar, 32))),
    pem(nought, algorithm('1.2.643.7.1.1.6.1'), octetString(bare)),
    pem(nought, algorithm(keyType, usual), octetString(bare)),
    pem(nought, algorithm(), octetString(little), value(0xa0, sequence(objectIdentifier('1.2.3')))),
  ]
  for (const form of forms) assert.equal(GostPrivateKey.scalarOf(readPrivateKey(form)), scalar)
})

test('text around the key does not matter', () => {
  const text = `Bag Attributes\r\n    friendlyName: ключ\r\n${holding(bare).replaceAll('\n', '\r\n')}\r\n`
  assert.equal(GostPrivateKey.scalarOf(readPrivateKey(text)), scalar)
})

const order = curveOf(usual).order
const refused: readonly (readonly [string, string, RegExp])[] = [
  ['no key', '', /no PRIVATE KEY/],
  ['an encrypted key', writePem(bare, 'ENCRYPTED PRIVATE KEY'), /no PRIVATE KEY/],
  ['two keys', holding(bare) + holding(bare), /more than one/],
  ['a key without its last line', holding(bare).replace('-----END PRIVATE KEY-----', ''), /cut short/],
  ['a key with a foreign character', holding(bare).replace('M', '*'), /base64/],
  ['a key as long as a book', ' '.repeat(200_000), /128 KiB/],
  ['a number of nought', holding(new Uint8Array(32)), /out of range/],
  ['the order of the curve as a number', holding(toLittleEndian(order, 32)), /out of range/],
  ['a number above the order', holding(new Uint8Array(32).fill(255)), /out of range/],
  ['a negative number', holding(value(0x02, new Uint8Array([0x80]))), /not a positive/],
  ['an empty number', holding(value(0x02)), /not a positive/],
  ['a padded number', holding(value(0x02, new Uint8Array([0, 1]))), /padded/],
  ['a number of forty bytes', holding(unsignedInteger(new Uint8Array(40).fill(1))), /out of range/],
  ['a nested key of 31 bytes', holding(octetString(new Uint8Array(31).fill(1))), /unknown form/],
  ['a masked key of 64 bytes', holding(octetString(new Uint8Array(64).fill(1))), /unknown form/],
  ['another version', pem(unsignedInteger(new Uint8Array([1])), algorithm(), octetString(bare)), /version/],
  ['a key of 512 bits', pem(nought, algorithm('1.2.643.7.1.1.1.2'), octetString(bare)), /not GOST/],
  ['an elliptic key of NIST', pem(nought, algorithm('1.2.840.10045.2.1'), octetString(bare)), /not GOST/],
  [
    'an unknown curve',
    pem(nought, algorithm(keyType, '1.2.643.2.2.35.0', digest), octetString(bare)),
    /unknown curve/,
  ],
  [
    'a curve named like a built-in',
    pem(nought, algorithm(keyType, '1.2.3', digest), octetString(bare)),
    /unknown curve/,
  ],
  [
    'another digest',
    pem(nought, algorithm(keyType, usual, '1.2.643.7.1.1.2.3'), octetString(bare)),
    /another digest/,
  ],
  [
    'a third parameter',
    pem(nought, algorithm(keyType, usual, digest, digest), octetString(bare)),
    /left over/,
  ],
  [
    'a field after the parameters',
    pem(
      nought,
      sequence(objectIdentifier(keyType), sequence(objectIdentifier(usual)), nought),
      octetString(bare),
    ),
    /left over/,
  ],
  ['a field too many', pem(nought, algorithm(), octetString(bare), nought), /left over/],
]

for (const [what, text, reason] of refused) {
  test(`a private key is refused for ${what}`, () => {
    assert.throws(() => readPrivateKey(text), { name: 'TypeError', message: reason })
  })
}

test('a refusal never quotes the key', () => {
  const secret = Buffer.from(toLittleEndian(scalar, 32))
  const wrong = pem(nought, algorithm(), octetString(octetString(Buffer.concat([secret, secret]))))
  assert.throws(
    () => readPrivateKey(wrong),
    (error: Error) =>
      !inspect(error).includes(secret.toString('base64').slice(0, 8)) &&
      !inspect(error).includes(secret.toString('hex').slice(0, 8)),
  )
})

test('a log, JSON or a copy of a private key shows no number', () => {
  const key = new GostPrivateKey(usual, scalar)
  assert.equal(JSON.stringify(key), `{"curve":"${usual}"}`)
  assert.doesNotMatch(inspect(key, { depth: 9, showHidden: true }), new RegExp(String(scalar)))
  assert.deepEqual(Object.entries(key), [['curve', usual]])
})

test('made keys are on the curve that ESIA’s certificates use, and never the same', () => {
  const one = generateKeys()
  const other = generateKeys()
  assert.equal(one.publicKey.curve, usual)
  assert.equal(samePublicKey(one.publicKey, publicKeyOf(one.privateKey)), true)
  assert.equal(samePublicKey(one.publicKey, other.publicKey), false)
})

test('one key under two names of its curve is one key; on two curves it is two', () => {
  const keyOn = (name: CurveName) => publicKeyOf(new GostPrivateKey(name, scalar))
  assert.equal(samePublicKey(keyOn('1.2.643.2.2.36.0'), keyOn('1.2.643.7.1.2.1.1.2')), true)
  assert.equal(samePublicKey(keyOn('1.2.643.2.2.36.0'), keyOn('1.2.643.2.2.35.2')), false)
})

test('a key that was written and read still signs for its owner', () => {
  const { privateKey, publicKey } = generateKeys()
  const message = new Uint8Array([1, 2, 3])
  assert.equal(
    verifyRaw(message, signRaw(message, readPrivateKey(writePrivateKey(privateKey))), publicKey),
    true,
  )
})
