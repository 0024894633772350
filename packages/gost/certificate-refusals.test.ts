import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  certificate,
  fieldsOf,
  keyInfo,
  nameOf,
  notAfter,
  notBefore,
  published,
  publishedKey,
  rsaKey,
} from './testing/certificate-parts.ts'
import { curveOf } from './curves.ts'
import { tag } from './der/tags.ts'
import { objectIdentifier, octetString, sequence, setOfOne, time, utf8String, value } from './der/write.ts'
import { isGostCertificate, readCertificate } from './index.ts'
import { toLittleEndian } from './integers.ts'
import { writePublicKeyInfo } from './public-key-info.ts'

const notOnCurve = toLittleEndian(12_345n, 64)
const refused: readonly (readonly [string, Uint8Array, RegExp])[] = [
  [
    'a public key that is not on its curve',
    certificate({ key: keyInfo(octetString(notOnCurve)) }),
    /not a point/,
  ],
  [
    'the point at infinity as a key',
    certificate({ key: keyInfo(octetString(new Uint8Array(64))) }),
    /not a point/,
  ],
  [
    'coordinates above the field',
    certificate({ key: keyInfo(octetString(new Uint8Array(64).fill(255))) }),
    /not a point/,
  ],
  [
    'a point of its curve outside the group',
    certificate({ key: keyInfo(octetString(outsideTheGroup()), { curve: '1.2.643.7.1.2.1.1.1' }) }),
    /not a point/,
  ],
  [
    'a key of another curve',
    certificate({ key: keyInfo(octetString(publishedKey.bytes), { curve: '1.2.643.2.2.35.2' }) }),
    /not a point/,
  ],
  ['a public key cut short', certificate({ key: keyInfo(octetString(new Uint8Array(63))) }), /64 bytes/],
  ['a public key that is not wrapped', certificate({ key: keyInfo(publishedKey.bytes) }), /DER/],
  [
    'a public key wrapped otherwise',
    certificate({ key: keyInfo(value(tag.utf8String, publishedKey.bytes)) }),
    /octet string/,
  ],
  [
    'a key of 512 bits',
    certificate({ key: keyInfo(octetString(notOnCurve), { type: '1.2.643.7.1.1.1.2' }) }),
    /not GOST/,
  ],
  ['an RSA key', certificate({ key: rsaKey }), /not GOST/],
  [
    'two different signature algorithms',
    certificate({ algorithm: sequence(objectIdentifier('1.2.840.113549.1.1.11')) }),
    /two signature/,
  ],
  ['an end without a beginning', certificate({ period: sequence(time(notAfter)) }), /lacks/],
  [
    'three moments',
    certificate({ period: sequence(time(notBefore), time(notAfter), time(notAfter)) }),
    /left over/,
  ],
  [
    'a name that is not text',
    certificate({ subject: nameOf(value(tag.integer, new Uint8Array([1]))) }),
    /not text/,
  ],
  [
    'a name in broken UTF-8',
    certificate({ subject: nameOf(value(tag.utf8String, new Uint8Array([0xd0]))) }),
    /utf-8/i,
  ],
  ['a name of another shape', certificate({ subject: sequence(utf8String('x')) }), /another type/],
  [
    'a field after the key',
    certificate({ key: sequence(...fieldsOf(writePublicKeyInfo(publishedKey)), value(tag.null)) }),
    /left over/,
  ],
  ['a field after the signature', sequence(...fieldsOf(certificate({})), value(tag.null)), /left over/],
  [
    'a name with two values',
    certificate({
      subject: sequence(setOfOne(sequence(objectIdentifier('2.5.4.3'), utf8String('x'), utf8String('y')))),
    }),
    /left over/,
  ],
  ['fields that X.509 does not have', certificate({ more: [value(tag.null)] }), /left over/],
]

for (const [what, der, reason] of refused) {
  test(`a certificate is refused for ${what}`, () => {
    assert.throws(() => readCertificate(der), { name: 'TypeError', message: reason })
  })
}

test('only the certificate is read from a file; two are refused, and none', () => {
  assert.equal(
    readCertificate(`Certificate:\n    Data: текст\n${published}`).commonName,
    'GostR3410-2012 (256 bit) example',
  )
  assert.throws(() => readCertificate(published + published), { name: 'TypeError', message: /more than one/ })
  assert.throws(() => readCertificate(published.replaceAll('CERTIFICATE', 'PUBLIC KEY')), {
    name: 'TypeError',
    message: /no CERT/,
  })
  assert.throws(() => readCertificate(''), { name: 'TypeError', message: /no CERT/ })
})

test('a certificate cut anywhere, or with a byte more, is refused', () => {
  const { der } = readCertificate(published)
  for (let length = 0; length < der.length; length += 1) {
    assert.throws(() => readCertificate(der.subarray(0, length)), TypeError)
    assert.equal(isGostCertificate(der.subarray(0, length)), false)
  }
  assert.throws(() => readCertificate(Buffer.concat([der, Buffer.alloc(1)])), TypeError)
})

test('a damaged certificate reads or is refused by TypeError, nothing else', () => {
  const { der } = readCertificate(published)
  fc.assert(
    fc.property(fc.nat({ max: der.length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
      const damaged = der.with(at, byte)
      isGostCertificate(damaged)
      try {
        readCertificate(damaged)
      } catch (error) {
        assert.ok(error instanceof TypeError, String(error))
      }
    }),
    { numRuns: 500 },
  )
})

/** A point of the curve outside the group of its base point: the curve has four times as many points. */
function outsideTheGroup(): Uint8Array {
  const { Point, order } = curveOf('1.2.643.7.1.2.1.1.1')
  const { Fp } = Point
  const { a, b } = Point.CURVE()
  for (let x = 1n; x < 100n; x += 1n) {
    const square = Fp.add(Fp.mul(x, Fp.add(Fp.mul(x, x), a)), b)
    if (Fp.pow(square, (Fp.ORDER - 1n) / 2n) !== 1n) continue
    const y = Fp.sqrt(square)
    const point = new Point(x, y, 1n)
    if (point.multiplyUnsafe(order - 1n).equals(point.negate())) continue
    return Buffer.concat([toLittleEndian(x, 32), toLittleEndian(y, 32)])
  }
  throw new Error('Every point was in the group')
}
