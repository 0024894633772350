import { createHash, X509Certificate, type KeyObject } from 'node:crypto'
import { certificateHash, isGostCertificate, readCertificate, type GostPublicKey } from '@registratura/gost'

type Registered = {
  readonly der: Uint8Array
  /** Upper-case hex of the DER's digest: Streebog-256 for a GOST key, SHA-256 for RSA. */
  readonly hash: string
  readonly notBefore: Date
  readonly notAfter: Date
}

/** A certificate of a client: what its signatures are verified with. */
export type RegisteredCertificate =
  | (Registered & { readonly kind: 'gost'; readonly publicKey: GostPublicKey })
  | (Registered & { readonly kind: 'rsa'; readonly publicKey: KeyObject })

/** From PEM. Throws for what is no certificate, and for keys other than GOST of 256 bits and RSA. */
export function registeredCertificate(pem: string): RegisteredCertificate {
  if (!isGostCertificate(pem)) return rsaCertificate(pem)
  const { der, publicKey, notBefore, notAfter } = readCertificate(pem)
  return { kind: 'gost', der, publicKey, notBefore, notAfter, hash: certificateHash(der) }
}

function rsaCertificate(pem: string): RegisteredCertificate {
  const { raw, publicKey, validFromDate, validToDate } = new X509Certificate(pem)
  if (publicKey.asymmetricKeyType !== 'rsa') throw new TypeError('The key is neither GOST nor RSA')
  return {
    kind: 'rsa',
    der: raw,
    publicKey,
    notBefore: validFromDate,
    notAfter: validToDate,
    hash: sha256Of(raw),
  }
}

/** SHA-256 of a certificate's DER, as `client_certificate_hash` has it for RSA. */
export function sha256Of(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex').toUpperCase()
}
