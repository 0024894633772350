import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notAfter, notBefore, vouchesForItself } from './testing/certificate-parts.ts'
import { readDer } from './der/read.ts'
import { generateKeys, readCertificate, samePublicKey, selfSignedCertificate } from './index.ts'

const { privateKey, publicKey } = generateKeys()
const own = selfSignedCertificate({ commonName: 'Регистратура, тест', privateKey, notBefore, notAfter })

test('an own certificate reads back and vouches for itself', () => {
  const read = readCertificate(own)
  assert.equal(read.commonName, 'Регистратура, тест')
  assert.deepEqual([read.notBefore, read.notAfter], [notBefore, notAfter])
  assert.equal(samePublicKey(read.publicKey, publicKey), true)
  assert.equal(vouchesForItself(read.der, read.publicKey), true)
  assert.deepEqual(readCertificate(read.der), read)
})

test('two certificates of one key have different serial numbers, at least 64 bits long', () => {
  const again = selfSignedCertificate({ commonName: 'Регистратура, тест', privateKey, notBefore, notAfter })
  assert.notDeepEqual(serialOf(again), serialOf(own))
  assert.ok(serialOf(own).length > 8)
})

test('a certificate for nobody, or for no time, is not made', () => {
  const make = (changes: object) => () =>
    selfSignedCertificate({ commonName: 'x', privateKey, notBefore, notAfter, ...changes })
  assert.throws(make({ commonName: '' }), TypeError)
  assert.throws(make({ commonName: 'ж'.repeat(65) }), TypeError)
  assert.throws(make({ notAfter: notBefore }), TypeError)
  assert.throws(make({ notBefore: notAfter, notAfter: notBefore }), TypeError)
  assert.throws(make({ notBefore: new Date(Number.NaN) }), TypeError)
  assert.throws(make({ notBefore: new Date('1949-12-31') }), TypeError)
  assert.throws(make({ notAfter: new Date('+010000-01-01') }), TypeError)
})

function serialOf(pem: string): Uint8Array {
  const [body] = readDer(readCertificate(pem).der).children
  return body?.children[1]?.content ?? new Uint8Array()
}
