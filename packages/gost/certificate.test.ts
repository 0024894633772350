import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { curveOf } from './curves.ts'
import { readDer } from './der/read.ts'
import { tag } from './der/tags.ts'
import {
  bitString,
  objectIdentifier,
  octetString,
  sequence,
  setOfOne,
  time,
  unsignedInteger,
  utf8String,
  value,
} from './der/write.ts'
import {
  certificateHash,
  generateKeys,
  isGostCertificate,
  publicKeyOf,
  readCertificate,
  readPublicKey,
  samePublicKey,
  selfSignedCertificate,
  verifyRaw,
} from './index.ts'
import { toLittleEndian } from './integers.ts'
import { GostPrivateKey, type GostPublicKey } from './keys.ts'
import { writePem } from './pem.ts'
import { writePublicKeyInfo } from './public-key-info.ts'

const { privateKey, publicKey } = generateKeys()
const notBefore = new Date('2026-01-01T00:00:00Z')
const notAfter = new Date('2051-06-01T12:30:15Z')
const own = selfSignedCertificate({ commonName: 'Регистратура, тест', privateKey, notBefore, notAfter })

// Published with its private key in the TC 26 recommendations on GOST in X.509 (Р 1323565.1.023-2018).
const published = `-----BEGIN CERTIFICATE-----
MIICYjCCAg+gAwIBAgIBATAKBggqhQMHAQEDAjBWMSkwJwYJKoZIhvcNAQkBFhpH
b3N0UjM0MTAtMjAxMkBleGFtcGxlLmNvbTEpMCcGA1UEAxMgR29zdFIzNDEwLTIw
MTIgKDI1NiBiaXQpIGV4YW1wbGUwHhcNMTMxMTA1MTQwMjM3WhcNMzAxMTAxMTQw
MjM3WjBWMSkwJwYJKoZIhvcNAQkBFhpHb3N0UjM0MTAtMjAxMkBleGFtcGxlLmNv
bTEpMCcGA1UEAxMgR29zdFIzNDEwLTIwMTIgKDI1NiBiaXQpIGV4YW1wbGUwZjAf
BggqhQMHAQEBATATBgcqhQMCAiQABggqhQMHAQECAgNDAARAut/Qw1MUq9KPqkdH
C2xAF3K7TugHfo9n525D2s5mFZdD5pwf90/i4vF0mFmr9nfRwMYP4o0Pg1mOn5Rl
aXNYraOBwDCBvTAdBgNVHQ4EFgQU1fIeN1HaPbw+XWUzbkJ+kHJUT0AwCwYDVR0P
BAQDAgHGMA8GA1UdEwQIMAYBAf8CAQEwfgYDVR0BBHcwdYAU1fIeN1HaPbw+XWUz
bkJ+kHJUT0ChWqRYMFYxKTAnBgkqhkiG9w0BCQEWGkdvc3RSMzQxMC0yMDEyQGV4
YW1wbGUuY29tMSkwJwYDVQQDEyBHb3N0UjM0MTAtMjAxMiAoMjU2IGJpdCkgZXhh
bXBsZYIBATAKBggqhQMHAQEDAgNBAF5bm4BbARR6hJLEoWJkOsYV3Hd7kXQQjz3C
dqQfmHrz6TI6Xojdh/t8ckODv/587NS5/6KsM77vc6Wh90NAT2s=
-----END CERTIFICATE-----
`
const publishedScalar = 0xbfcf1d623e5cdd3032a7c6eabb4a923c46e43d640ffeaaf2c3ed39a8fa399924n

test('the published certificate reads, belongs to the published key and vouches for itself', () => {
  const read = readCertificate(published)
  assert.equal(read.commonName, 'GostR3410-2012 (256 bit) example')
  assert.equal(read.notBefore.toISOString(), '2013-11-05T14:02:37.000Z')
  assert.equal(read.notAfter.toISOString(), '2030-11-01T14:02:37.000Z')
  assert.equal(
    samePublicKey(read.publicKey, publicKeyOf(new GostPrivateKey('1.2.643.2.2.36.0', publishedScalar))),
    true,
  )
  assert.equal(vouchesForItself(read.der, read.publicKey), true)
})

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

test('a certificate read from bytes does not change when the bytes do', () => {
  const bytes = Buffer.from(readCertificate(own).der)
  const read = readCertificate(bytes)
  const hash = certificateHash(read.der)
  bytes.fill(0)
  assert.equal(certificateHash(read.der), hash)
  assert.match(hash, /^[\dA-F]{64}$/)
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

const algorithm = sequence(objectIdentifier('1.2.643.7.1.1.3.2'))
const nameOf = (text: Uint8Array) => sequence(setOfOne(sequence(objectIdentifier('2.5.4.3'), text)))
type Parts = {
  algorithm?: Uint8Array
  subject?: Uint8Array
  period?: Uint8Array
  key?: Uint8Array
  more?: Uint8Array[]
}

/** A certificate of chosen parts; nobody signed it, which reading does not look at. */
function certificate(parts: Parts): Uint8Array {
  const period = parts.period ?? sequence(time(notBefore), time(notAfter))
  const name = parts.subject ?? nameOf(utf8String('x'))
  const body = sequence(
    unsignedInteger(new Uint8Array([1])),
    parts.algorithm ?? algorithm,
    name,
    period,
    name,
    parts.key ?? writePublicKeyInfo(publicKey),
    ...(parts.more ?? []),
  )
  return sequence(body, algorithm, bitString(new Uint8Array(64)))
}

/** SubjectPublicKeyInfo of chosen bytes. */
function keyInfo(
  point: Uint8Array,
  { curve = '1.2.643.2.2.36.0', type = '1.2.643.7.1.1.1.1' } = {},
): Uint8Array {
  return sequence(sequence(objectIdentifier(type), sequence(objectIdentifier(curve))), bitString(point))
}

const rsaKey = sequence(
  sequence(objectIdentifier('1.2.840.113549.1.1.1'), value(tag.null)),
  bitString(sequence(unsignedInteger(new Uint8Array([5])))),
)

test('the common name reads in every encoding in use; the last one counts', () => {
  const read = (subject: Uint8Array) => readCertificate(certificate({ subject })).commonName
  assert.equal(read(nameOf(value(tag.bmpString, Buffer.from('Имя', 'utf16le').swap16()))), 'Имя')
  assert.equal(read(nameOf(value(tag.printableString, Buffer.from('Name')))), 'Name')
  assert.equal(read(sequence()), '')
  const two = ['first', 'last'].map((text) =>
    setOfOne(sequence(objectIdentifier('2.5.4.3'), utf8String(text))),
  )
  assert.equal(read(sequence(...two)), 'last')
})

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
    certificate({ key: keyInfo(octetString(publicKey.bytes), { curve: '1.2.643.2.2.35.2' }) }),
    /not a point/,
  ],
  ['a public key cut short', certificate({ key: keyInfo(octetString(new Uint8Array(63))) }), /64 bytes/],
  ['a public key that is not wrapped', certificate({ key: keyInfo(publicKey.bytes) }), /DER/],
  [
    'a public key wrapped otherwise',
    certificate({ key: keyInfo(value(tag.utf8String, publicKey.bytes)) }),
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
    certificate({ key: sequence(...parts(writePublicKeyInfo(publicKey)), value(tag.null)) }),
    /left over/,
  ],
  ['a field after the signature', sequence(...parts(certificate({})), value(tag.null)), /left over/],
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
  assert.equal(readCertificate(`Certificate:\n    Data: текст\n${own}`).commonName, 'Регистратура, тест')
  assert.throws(() => readCertificate(own + published), { name: 'TypeError', message: /more than one/ })
  assert.throws(() => readCertificate(own.replaceAll('CERTIFICATE', 'PUBLIC KEY')), {
    name: 'TypeError',
    message: /no CERT/,
  })
  assert.throws(() => readCertificate(''), { name: 'TypeError', message: /no CERT/ })
})

test('a certificate cut anywhere, or with a byte more, is refused', () => {
  const { der } = readCertificate(own)
  for (let length = 0; length < der.length; length += 1) {
    assert.throws(() => readCertificate(der.subarray(0, length)), TypeError)
    assert.equal(isGostCertificate(der.subarray(0, length)), false)
  }
  assert.throws(() => readCertificate(Buffer.concat([der, Buffer.alloc(1)])), TypeError)
})

test('a damaged certificate reads or is refused by TypeError, nothing else', () => {
  const { der } = readCertificate(own)
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

test('callers can tell GOST certificates, even unsupported ones, from all others', () => {
  assert.equal(isGostCertificate(own), true)
  assert.equal(isGostCertificate(published), true)
  assert.equal(
    isGostCertificate(certificate({ key: keyInfo(octetString(notOnCurve), { type: '1.2.643.7.1.1.1.2' }) })),
    true,
  )
  assert.equal(isGostCertificate(certificate({ key: rsaKey })), false)
  assert.equal(isGostCertificate('-----BEGIN CERTIFICATE-----'), false)
  assert.equal(isGostCertificate(''), false)
  assert.equal(isGostCertificate(new Uint8Array([0x30, 0x80])), false)
})

test('a bare public key reads from PEM; a certificate or an RSA key in its place is refused', () => {
  assert.equal(
    samePublicKey(readPublicKey(writePem(writePublicKeyInfo(publicKey), 'PUBLIC KEY')), publicKey),
    true,
  )
  assert.throws(() => readPublicKey(own), { name: 'TypeError', message: /no PUBLIC KEY/ })
  assert.throws(() => readPublicKey(writePem(rsaKey, 'PUBLIC KEY')), {
    name: 'TypeError',
    message: /not GOST/,
  })
})

function parts(der: Uint8Array): Uint8Array[] {
  return readDer(der).children.map(({ whole }) => whole)
}

function serialOf(pem: string): Uint8Array {
  const [body] = readDer(readCertificate(pem).der).children
  return body?.children[1]?.content ?? new Uint8Array()
}

function vouchesForItself(der: Uint8Array, owner: GostPublicKey): boolean {
  const [body, , signature] = readDer(der).children
  return (
    body !== undefined &&
    signature !== undefined &&
    verifyRaw(body.whole, signature.content.subarray(1), owner)
  )
}

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
