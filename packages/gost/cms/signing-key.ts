import { createPublicKey, type KeyObject } from 'node:crypto'
import { certificateDer, type CertificateFields, readCertificateFields } from '../certificate-fields.ts'
import { isGostCertificate } from '../certificate.ts'
import type { GostPublicKey } from '../keys.ts'
import { readPublicKeyInfo } from '../public-key-info.ts'

export type CertificateKey = { readonly fields: CertificateFields } & (
  | { readonly algorithm: 'gost'; readonly key: GostPublicKey }
  | { readonly algorithm: 'rsa'; readonly key: KeyObject }
)

/** A system has a few certificates, and each keeps the tables that make its next verification faster. */
const mostRemembered = 64
const remembered = new Map<string, CertificateKey>()

/** The key of a GOST or RSA certificate, read once for as long as it is in use. Throws TypeError. */
export function keyOfCertificate(pemOrDer: string | Uint8Array): CertificateKey {
  const name = typeof pemOrDer === 'string' ? pemOrDer : Buffer.from(pemOrDer).toString('latin1')
  const found = remembered.get(name) ?? read(pemOrDer)
  remembered.delete(name)
  remembered.set(name, found)
  if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value ?? '')
  return found
}

function read(pemOrDer: string | Uint8Array): CertificateKey {
  const der = certificateDer(pemOrDer)
  const fields = readCertificateFields(der)
  if (isGostCertificate(der)) {
    return { fields, algorithm: 'gost', key: readPublicKeyInfo(fields.publicKeyInfo) }
  }
  return { fields, algorithm: 'rsa', key: rsaKey(Buffer.from(fields.publicKeyInfo.whole)) }
}

function rsaKey(spki: Buffer): KeyObject {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    if (key.asymmetricKeyType === 'rsa') return key
  } catch (cause) {
    throw new TypeError('Certificate has an unreadable key', { cause })
  }
  throw new TypeError('Certificate is neither GOST nor RSA')
}
