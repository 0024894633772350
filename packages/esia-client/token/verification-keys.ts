import { createPublicKey, type KeyObject } from 'node:crypto'
import { isGostCertificate, readCertificate, type GostPublicKey } from '@registratura/gost'

export type VerificationKeys = { readonly gost: readonly GostPublicKey[]; readonly rsa: readonly KeyObject[] }

const pem = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g

/**
 * Reads ESIA's certificates (GOST, RSA) and RSA public keys from PEM texts, each of which may hold several.
 * They are trusted because they are configured, so their own dates are not asked. Throws a TypeError.
 */
export function readVerificationKeys(pems: readonly string[]): VerificationKeys {
  const blocks = pems.map((text) => text.match(pem) ?? [])
  if (blocks.length === 0 || blocks.some((found) => found.length === 0)) {
    throw new TypeError('A verification certificate of ESIA is missing or is not PEM')
  }

  const [gost, rsa] = [
    blocks.flat().filter(isGostCertificate),
    blocks.flat().filter((text) => !isGostCertificate(text)),
  ]
  return { gost: gost.map((text) => readCertificate(text).publicKey), rsa: rsa.map(readRsaKey) }
}

function readRsaKey(text: string): KeyObject {
  if (text.includes('PRIVATE')) throw new TypeError('A verification certificate of ESIA is a private key')

  try {
    const key = createPublicKey(text)
    if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return key
  } catch (error) {
    throw new TypeError('A verification certificate of ESIA is unreadable', { cause: error })
  }
  throw new TypeError('A verification certificate of ESIA is neither GOST nor RSA of 2048 bits')
}
