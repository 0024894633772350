import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  certificate,
  keyInfo,
  nameOf,
  published,
  publishedKey,
  rsaKey,
  vouchesForItself,
} from './testing/certificate-parts.ts'
import { tag } from './der/tags.ts'
import { objectIdentifier, octetString, sequence, setOfOne, utf8String, value } from './der/write.ts'
import { certificateHash, isGostCertificate, readCertificate, readPublicKey, samePublicKey } from './index.ts'
import { writePem } from './pem.ts'
import { writePublicKeyInfo } from './public-key-info.ts'

test('the published certificate reads, belongs to the published key and vouches for itself', () => {
  const read = readCertificate(published)
  assert.equal(read.commonName, 'GostR3410-2012 (256 bit) example')
  assert.equal(read.notBefore.toISOString(), '2013-11-05T14:02:37.000Z')
  assert.equal(read.notAfter.toISOString(), '2030-11-01T14:02:37.000Z')
  assert.equal(samePublicKey(read.publicKey, publishedKey), true)
  assert.equal(vouchesForItself(read.der, read.publicKey), true)
})

test('a certificate read from bytes does not change when the bytes do', () => {
  const bytes = Buffer.from(readCertificate(published).der)
  const read = readCertificate(bytes)
  const hash = certificateHash(read.der)
  bytes.fill(0)
  assert.equal(certificateHash(read.der), hash)
  assert.match(hash, /^[\dA-F]{64}$/)
})

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

test('callers can tell GOST certificates, even unsupported ones, from all others', () => {
  assert.equal(isGostCertificate(published), true)
  assert.equal(
    isGostCertificate(
      certificate({ key: keyInfo(octetString(new Uint8Array(128)), { type: '1.2.643.7.1.1.1.2' }) }),
    ),
    true,
  )
  assert.equal(isGostCertificate(certificate({ key: rsaKey })), false)
  assert.equal(isGostCertificate('-----BEGIN CERTIFICATE-----'), false)
  assert.equal(isGostCertificate(''), false)
  assert.equal(isGostCertificate(new Uint8Array([0x30, 0x80])), false)
})

test('a bare public key reads from PEM; a certificate or an RSA key in its place is refused', () => {
  assert.equal(
    samePublicKey(readPublicKey(writePem(writePublicKeyInfo(publishedKey), 'PUBLIC KEY')), publishedKey),
    true,
  )
  assert.throws(() => readPublicKey(published), { name: 'TypeError', message: /no PUBLIC KEY/ })
  assert.throws(() => readPublicKey(writePem(rsaKey, 'PUBLIC KEY')), {
    name: 'TypeError',
    message: /not GOST/,
  })
})
