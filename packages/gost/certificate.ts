import { certificateDer, readCertificateFields } from './certificate-fields.ts'
import { commonNameOf } from './common-name.ts'
import { Fields } from './der/fields.ts'
import { readTime } from './der/time.ts'
import type { GostPublicKey } from './keys.ts'
import { readPublicKeyInfo } from './public-key-info.ts'
import { streebog256 } from './streebog.ts'

/** What callers need of an X.509 certificate with a 256-bit GOST key. */
export type GostCertificate = {
  readonly der: Uint8Array
  readonly publicKey: GostPublicKey
  readonly notBefore: Date
  readonly notAfter: Date
  /** The subject's common name; empty when it has none. */
  readonly commonName: string
}

/**
 * Reads an X.509 certificate (RFC 5280, 4.1; RFC 9215), PEM or DER. Throws TypeError that names what is wrong.
 * It does not verify who issued it nor whether it is in force: trust comes from where the caller took it.
 */
export function readCertificate(pemOrDer: string | Uint8Array): GostCertificate {
  const der = certificateDer(pemOrDer)
  const { subject, validity, publicKeyInfo } = readCertificateFields(der)
  const period = new Fields(validity, 'Validity')
  const notBefore = readTime(period.any())
  const notAfter = readTime(period.any())
  period.end()
  return {
    der,
    publicKey: readPublicKeyInfo(publicKeyInfo),
    notBefore,
    notAfter,
    commonName: commonNameOf(subject),
  }
}

/**
 * Tells whether this is a certificate with a key of a Russian standard, so that callers may take any other for RSA.
 * True for GOST keys that {@link readCertificate} refuses too: its TypeError says more than a failed RSA fallback.
 */
export function isGostCertificate(pemOrDer: string | Uint8Array): boolean {
  try {
    const { publicKeyInfo } = readCertificateFields(certificateDer(pemOrDer))
    return new Fields(publicKeyInfo, 'Public key').sequence('Key algorithm').oid().startsWith('1.2.643.')
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Streebog-256 of a certificate's DER as 64 upper-case hex digits: ESIA's `client_certificate_hash`. */
export function certificateHash(der: Uint8Array): string {
  return Buffer.from(streebog256(der)).toString('hex').toUpperCase()
}
