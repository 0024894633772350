import { commonNameOf } from './common-name.ts'
import { Fields } from './der/fields.ts'
import { type DerValue, readDer } from './der/read.ts'
import { explicit, tag } from './der/tags.ts'
import { readTime } from './der/time.ts'
import type { GostPublicKey } from './keys.ts'
import { readPem } from './pem.ts'
import { readPublicKeyInfo } from './public-key-info.ts'
import { streebog256 } from './streebog.ts'

// RFC 5280, 4.1.2.8: implicit context tags on BIT STRING.
const issuerUniqueId = 0x81
const subjectUniqueId = 0x82

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
  const der = derOf(pemOrDer)
  const { subject, validity, publicKeyInfo } = partsOf(der)
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
    const { publicKeyInfo } = partsOf(derOf(pemOrDer))
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

function derOf(pemOrDer: string | Uint8Array): Uint8Array {
  return typeof pemOrDer === 'string' ? readPem(pemOrDer, 'CERTIFICATE') : Uint8Array.from(pemOrDer)
}

function partsOf(der: Uint8Array): { subject: DerValue; validity: DerValue; publicKeyInfo: DerValue } {
  const certificate = new Fields(readDer(der), 'Certificate')
  const signed = certificate.sequence('Certificate body')
  const algorithm = certificate.take(tag.sequence)
  certificate.bits()
  certificate.end()

  signed.optional(explicit(0))
  signed.take(tag.integer)
  if (Buffer.compare(signed.take(tag.sequence).whole, algorithm.whole) !== 0) {
    throw new TypeError('Certificate names two signature algorithms')
  }
  signed.take(tag.sequence)
  const validity = signed.take(tag.sequence)
  const subject = signed.take(tag.sequence)
  const publicKeyInfo = signed.take(tag.sequence)
  signed.optional(issuerUniqueId)
  signed.optional(subjectUniqueId)
  signed.optional(explicit(3))
  signed.end()
  return { subject, validity, publicKeyInfo }
}
