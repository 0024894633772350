import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import {
  generateKeys,
  selfSignedCertificate,
  writePrivateKey,
  type GostPrivateKey,
  type GostPublicKey,
} from '@registratura/gost'

export const now = new Date('2026-11-23T05:37:25Z')

export type GostMaterial = {
  readonly privateKey: GostPrivateKey
  readonly publicKey: GostPublicKey
  readonly privateKeyPem: string
  readonly certificatePem: string
}

export function gostMaterial(
  commonName: string,
  { notBefore = new Date('2026-01-01T00:00:00Z'), notAfter = new Date('2027-01-01T00:00:00Z') } = {},
): GostMaterial {
  const { privateKey, publicKey } = generateKeys()
  const certificatePem = selfSignedCertificate({ commonName, privateKey, notBefore, notAfter })

  return { privateKey, publicKey, privateKeyPem: writePrivateKey(privateKey), certificatePem }
}

export function rsaMaterial(modulusLength = 2048) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

  return { privateKey: createPrivateKey(privateKey), publicKeyPem: publicKey }
}

/** Of the portal. */
export const ours = gostMaterial('Registratura')
/** Of ESIA. */
export const theirs = { gost: gostMaterial('ESIA'), rsa: rsaMaterial() }
