import type { CertificateFields } from '../certificate-fields.ts'
import { Fields } from '../der/fields.ts'
import { oid } from '../der/oid.ts'
import { type DerValue, readDer } from '../der/read.ts'
import { explicit, tag } from '../der/tags.ts'
import { sequence } from '../der/write.ts'

/** [0] IMPLICIT OCTET STRING (RFC 5652, 5.3). */
const byKey = 0x80

/** IssuerAndSerialNumber, which names a certificate in a SignerInfo. */
export function issuerAndSerialNumber({ issuer, serialNumber }: CertificateFields): Uint8Array {
  return sequence(issuer.whole, serialNumber.whole)
}

/** Tells whether a SignerInfo's identifier, of either kind, names this certificate. Throws TypeError. */
export function namesCertificate(identifier: DerValue, certificate: CertificateFields): boolean {
  if (identifier.tag === tag.sequence) {
    return Buffer.compare(identifier.whole, issuerAndSerialNumber(certificate)) === 0
  }
  const key = identifier.tag === byKey ? subjectKeyIdentifier(certificate) : undefined
  return key !== undefined && Buffer.compare(identifier.content, key) === 0
}

/** RFC 5280, 4.2.1.2. */
function subjectKeyIdentifier({ extensions }: CertificateFields): Uint8Array | undefined {
  if (extensions === undefined) return undefined
  const list = new Fields(extensions, 'Extensions', explicit(3)).any()
  for (const extension of list.children) {
    const fields = new Fields(extension, 'Extension')
    if (fields.oid() !== oid.subjectKeyIdentifier) continue
    fields.optional(tag.boolean)
    return readDer(fields.take(tag.octetString).content).content
  }
  return undefined
}
