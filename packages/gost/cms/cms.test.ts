import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { readCertificateFields } from '../certificate-fields.ts'
import { explicit } from '../der/tags.ts'
import { objectIdentifier, octetString, sequence, time, value } from '../der/write.ts'
import { readCms, signCms, verifyCms } from '../index.ts'
import { writePem } from '../pem.ts'
import { writePublicKeyInfo } from '../public-key-info.ts'
import { certificate } from '../testing/certificate-parts.ts'
import {
  algorithm,
  attribute,
  cms,
  content,
  contentType,
  digestOf,
  honestAttributes,
  names,
  namesake,
  nothing,
  otherCertificate,
  owner,
  ownCertificate,
  rsaCertificate,
  rsaSigner,
  signer,
  stranger,
} from '../testing/cms-parts.ts'
import { issuerAndSerialNumber } from './signer-identifier.ts'

const { privateKey } = owner

for (const signedAttributes of [true, false]) {
  for (const detached of [true, false]) {
    test(`what is signed ${signedAttributes ? 'with' : 'without'} attributes verifies, ${detached ? 'detached' : 'attached'}`, () => {
      const der = signCms(content, { privateKey, certificate: ownCertificate, signedAttributes, detached })
      const expected = { ok: true, value: { algorithm: 'gost', signedAttributes, detached } }
      assert.deepEqual(verifyCms(content, der, ownCertificate), expected)
      assert.deepEqual(verifyCms(content, der, writePem(ownCertificate, 'CERTIFICATE')), expected)
    })
  }
}

test('a signature is detached unless its maker says otherwise', () => {
  const der = signCms(content, { privateKey, certificate: ownCertificate, signedAttributes: false })
  assert.equal(read(der).content, undefined)
})

test('a reader sees the content, the certificates and when each signer says to have signed', () => {
  const signingTime = new Date('2026-11-23T05:37:25.678Z')
  const options = { privateKey, certificate: ownCertificate, signedAttributes: true, detached: false }
  const seen = read(signCms(content, { ...options, signingTime }))
  assert.deepEqual(seen.content, content)
  assert.deepEqual(seen.certificates, [ownCertificate])
  assert.deepEqual(seen.signers, [
    { algorithm: 'gost', signedAttributes: true, signingTime: new Date('2026-11-23T05:37:25Z') },
  ])
})

test('what was read does not change when the bytes do', () => {
  const der = Buffer.from(
    signCms(content, { privateKey, certificate: ownCertificate, signedAttributes: true, detached: false }),
  )
  const seen = read(der)
  der.fill(0)
  assert.deepEqual(seen.content, content)
})

test('signing time is the present one by default', () => {
  const der = signCms(content, { privateKey, certificate: ownCertificate, signedAttributes: true })
  const { signingTime } = read(der).signers[0] ?? {}
  assert.ok(signingTime instanceof Date && Math.abs(Date.now() - signingTime.getTime()) < 60_000)
})

test('an empty content is signed and verified as any other', () => {
  const empty = new Uint8Array()
  for (const signedAttributes of [true, false]) {
    const der = signCms(empty, { privateKey, certificate: ownCertificate, signedAttributes, detached: false })
    assert.equal(verifyCms(empty, der, ownCertificate).ok, true)
    assert.equal(verifyCms(content, der, ownCertificate).ok, false)
  }
})

test('nobody signs under a certificate of another key, of RSA or of no kind at all', () => {
  const options = { privateKey, signedAttributes: true }
  for (const wrong of [otherCertificate, namesake, rsaCertificate]) {
    assert.throws(() => signCms(content, { ...options, certificate: wrong }), {
      name: 'TypeError',
      message: /not of this private key/,
    })
  }
  assert.throws(() => signCms(content, { ...options, certificate: '' }), TypeError)
})

const algorithms: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
  ['NULL parameters', algorithm(names.streebog256, nothing), algorithm(names.gostKey, nothing)],
  ['no parameters', algorithm(names.streebog256), algorithm(names.gostKey)],
  [
    'the name of signature and digest together',
    algorithm(names.streebog256),
    algorithm(names.gostSignature, nothing),
  ],
]

for (const [what, digest, signatureAlgorithm] of algorithms) {
  test(`a GOST signature verifies with ${what}`, () => {
    for (const attributes of [{}, { attributes: honestAttributes }]) {
      const der = cms({ signers: [signer({ digest, signatureAlgorithm, ...attributes })] })
      assert.equal(verifyCms(content, der, ownCertificate).ok, true)
    }
  })
}

test('an RSA signature over SHA-256 verifies under both of its names, with attributes and without', () => {
  const digest = createHash('sha256').update(content).digest()
  for (const name of [names.rsa, names.rsaSha256]) {
    for (const attributes of [undefined, [contentType, digestOf(digest)]]) {
      const parts = attributes === undefined ? {} : { attributes }
      const der = cms({
        signers: [rsaSigner({ ...parts, signatureAlgorithm: algorithm(name, nothing) })],
      })
      assert.deepEqual(verifyCms(content, der, rsaCertificate), {
        ok: true,
        value: { algorithm: 'rsa', signedAttributes: attributes !== undefined, detached: true },
      })
      assert.deepEqual(verifyCms(content.with(3, 0), der, rsaCertificate), {
        ok: false,
        error: attributes === undefined ? 'signature-mismatch' : 'digest-mismatch',
      })
    }
  }
})

test('a signer named by the key identifier of a certificate is found by it, and by no other', () => {
  const identifier = new Uint8Array([7, 7, 7])
  const extension = sequence(objectIdentifier('2.5.29.14'), octetString(octetString(identifier)))
  const key = writePublicKeyInfo(owner.publicKey)
  const named = certificate({ key, more: [value(explicit(3), sequence(extension))] })
  const by = (bytes: Uint8Array) =>
    cms({ version: 3, signers: [signer({ version: 3, identifier: value(0x80, bytes) })] })
  assert.equal(verifyCms(content, by(identifier), named).ok, true)
  assert.deepEqual(verifyCms(content, by(identifier.with(0, 8)), named), fault('no-such-signer'))
  assert.deepEqual(verifyCms(content, by(identifier), ownCertificate), fault('no-such-signer'))
})

test('attributes of other kinds do no harm, signed or not', () => {
  const other = attribute('1.2.3.4', octetString(content), octetString(content))
  const attributes = [...honestAttributes, attribute(names.signingTime, time(new Date('2060-01-01'))), other]
  const der = cms({ signers: [signer({ attributes, more: [value(explicit(1), other)] })] })
  assert.equal(verifyCms(content, der, ownCertificate).ok, true)
})

test('a signer beside others is found by the certificate', () => {
  const identifier = issuerAndSerialNumber(readCertificateFields(otherCertificate))
  const der = cms({ signers: [signer({ identifier, signature: new Uint8Array(64) }), signer()] })
  assert.equal(verifyCms(content, der, ownCertificate).ok, true)
  assert.deepEqual(verifyCms(content, der, otherCertificate), fault('signature-mismatch'))
})

test('a message without certificates verifies under the one that the caller has', () => {
  assert.equal(verifyCms(content, cms({ certificates: [] }), ownCertificate).ok, true)
  assert.equal(verifyCms(content, cms({ certificates: [namesake] }), ownCertificate).ok, true)
})

test('a stranger’s signature is not believed for the certificates that it brings', () => {
  const der = signCms(content, {
    privateKey: stranger.privateKey,
    certificate: otherCertificate,
    signedAttributes: true,
  })
  assert.equal(verifyCms(content, der, otherCertificate).ok, true)
  assert.deepEqual(verifyCms(content, der, ownCertificate), fault('no-such-signer'))

  const underOwnName = signCms(content, {
    privateKey: stranger.privateKey,
    certificate: namesake,
    signedAttributes: true,
  })
  assert.deepEqual(verifyCms(content, underOwnName, ownCertificate), fault('signature-mismatch'))
})

function read(der: Uint8Array) {
  const seen = readCms(der)
  assert.ok(seen.ok)
  return seen.value
}

function fault(error: string) {
  return { ok: false, error }
}
