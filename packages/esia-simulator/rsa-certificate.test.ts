import assert from 'node:assert/strict'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { registeredCertificate } from './clients/registered-certificate.ts'
import { rsaCertificate } from './rsa-certificate.ts'

test('OpenSSL reads the certificate, believes its signature and finds its key', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const commonName = 'Тестовый стенд ЕСИА'
  for (const year of ['2036', '2060']) {
    const [notBefore, notAfter] = [new Date('2026-01-02T03:04:05Z'), new Date(`${year}-12-31T23:59:59Z`)]
    const pem = rsaCertificate({ commonName, privateKey, notBefore, notAfter })

    const certificate = new X509Certificate(pem)
    assert.equal(certificate.subject, `CN=${commonName}`)
    assert.equal(certificate.verify(publicKey), true)
    assert.equal(certificate.publicKey.equals(publicKey), true)
    assert.deepEqual([certificate.validFromDate, certificate.validToDate], [notBefore, notAfter])
    assert.partialDeepStrictEqual(registeredCertificate(pem), { kind: 'rsa', notBefore, notAfter })
  }
})
