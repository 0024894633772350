import { Fields } from './der/fields.ts'
import { type DerValue, readDer } from './der/read.ts'
import { explicit, tag } from './der/tags.ts'
import { readPem } from './pem.ts'

// RFC 5280, 4.1.2.8: implicit context tags on BIT STRING.
const issuerUniqueId = 0x81
const subjectUniqueId = 0x82

/** The fields of a certificate's body, as encoded. */
export type CertificateFields = {
  readonly serialNumber: DerValue
  readonly issuer: DerValue
  readonly validity: DerValue
  readonly subject: DerValue
  readonly publicKeyInfo: DerValue
  readonly extensions: DerValue | undefined
}

/** The DER of a certificate, copied. Throws TypeError when the PEM is none. */
export function certificateDer(pemOrDer: string | Uint8Array): Uint8Array {
  return typeof pemOrDer === 'string' ? readPem(pemOrDer, 'CERTIFICATE') : Uint8Array.from(pemOrDer)
}

/** Reads an X.509 certificate with any key (RFC 5280, 4.1). Throws TypeError that names what is wrong. */
export function readCertificateFields(der: Uint8Array): CertificateFields {
  const certificate = new Fields(readDer(der), 'Certificate')
  const signed = certificate.sequence('Certificate body')
  const algorithm = certificate.take(tag.sequence)
  certificate.bits()
  certificate.end()

  signed.optional(explicit(0))
  const serialNumber = signed.take(tag.integer)
  if (Buffer.compare(signed.take(tag.sequence).whole, algorithm.whole) !== 0) {
    throw new TypeError('Certificate names two signature algorithms')
  }
  const issuer = signed.take(tag.sequence)
  const validity = signed.take(tag.sequence)
  const subject = signed.take(tag.sequence)
  const publicKeyInfo = signed.take(tag.sequence)
  signed.optional(issuerUniqueId)
  signed.optional(subjectUniqueId)
  const extensions = signed.optional(explicit(3))
  signed.end()
  return { serialNumber, issuer, validity, subject, publicKeyInfo, extensions }
}
