import assert from 'node:assert/strict'
import { test } from 'node:test'
import { certificateHash, readCertificate, verifyRaw } from '@registratura/gost'
import { inProcessSigner, SignerError, type SignerFault } from '../index.ts'
import { gostMaterial, now, ours, rsaMaterial } from './keys.ts'

const other = gostMaterial('Other')

function refuses(material: Parameters<typeof inProcessSigner>[0], fault: SignerFault): void {
  assert.throws(
    () => inProcessSigner({ now: () => now, ...material }),
    (error) => error instanceof SignerError && error.fault === fault && !error.message.includes('-----BEGIN'),
  )
}

test('a signer signs 64 bytes that its certificate verifies', async () => {
  const signer = inProcessSigner({ ...ours, now: () => now })
  const message = Buffer.from('сообщение')
  const signature = await signer.sign(message)

  assert.equal(signature.length, 64)
  assert.equal(verifyRaw(message, signature, ours.publicKey), true)
  assert.equal(signer.certificateHash(), certificateHash(readCertificate(ours.certificatePem).der))
})

test('IF-007 a key of another certificate stops the signer at its creation', () => {
  refuses({ privateKeyPem: other.privateKeyPem, certificatePem: ours.certificatePem }, 'wrong-key')
})

test('IF-006 an expired certificate stops the signer at its creation', () => {
  refuses({ ...ours, now: () => new Date('2027-01-01T00:00:01Z') }, 'certificate-expired')
})

test('IF-006 a certificate of the future stops the signer at its creation', () => {
  refuses({ ...ours, now: () => new Date('2025-12-31T23:59:59Z') }, 'certificate-not-yet-valid')
})

test('unreadable material stops the signer at its creation', () => {
  const rsa = rsaMaterial()
  const rsaPem = String(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }))

  refuses({ ...ours, privateKeyPem: '' }, 'unreadable')
  refuses({ ...ours, certificatePem: '' }, 'unreadable')
  refuses({ ...ours, privateKeyPem: rsaPem }, 'unreadable')
  refuses({ ...ours, certificatePem: rsa.publicKeyPem }, 'unreadable')
  refuses({ privateKeyPem: ours.certificatePem, certificatePem: ours.privateKeyPem }, 'unreadable')
})
