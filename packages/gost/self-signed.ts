import { randomBytes } from 'node:crypto'
import { oid } from './der/oid.ts'
import { explicit } from './der/tags.ts'
import * as der from './der/write.ts'
import { type GostPrivateKey, type GostPublicKey, publicKeyOf } from './keys.ts'
import { writePem } from './pem.ts'
import { writePublicKeyInfo } from './public-key-info.ts'
import { signRaw } from './signature.ts'
import { streebog256 } from './streebog.ts'

/**
 * Makes an X.509 certificate that a key issues for itself (RFC 5280, RFC 9215), in PEM. Moments are kept to the
 * second. Throws TypeError when the name is empty or longer than 64 characters, or the period is no period.
 */
export function selfSignedCertificate(wanted: {
  readonly commonName: string
  readonly privateKey: GostPrivateKey
  readonly notBefore: Date
  readonly notAfter: Date
}): string {
  const { commonName, privateKey, notBefore, notAfter } = wanted
  if (commonName === '' || commonName.length > 64)
    throw new TypeError('Common name must have 1 to 64 characters')
  if (!(inRange(notBefore) && inRange(notAfter) && notBefore < notAfter))
    throw new TypeError('Validity is no period')

  // Without parameters (RFC 9215, 2), though OpenSSL's engine itself writes NULL.
  const algorithm = der.sequence(der.objectIdentifier(oid.signature256))
  const name = der.sequence(
    der.setOfOne(der.sequence(der.objectIdentifier(oid.commonName), der.utf8String(commonName))),
  )
  const publicKey = publicKeyOf(privateKey)
  const body = der.sequence(
    der.value(explicit(0), der.unsignedInteger(new Uint8Array([2]))),
    der.unsignedInteger(randomBytes(16)),
    algorithm,
    name,
    der.sequence(der.time(notBefore), der.time(notAfter)),
    name,
    writePublicKeyInfo(publicKey),
    der.value(explicit(3), der.sequence(...extensionsFor(publicKey))),
  )
  return writePem(der.sequence(body, algorithm, der.bitString(signRaw(body, privateKey))), 'CERTIFICATE')
}

/** The years that a certificate can write in four digits. */
function inRange(date: Date): boolean {
  return date.getTime() >= Date.UTC(1950, 0) && date.getTime() < Date.UTC(9999, 11, 31)
}

/** RFC 5280, 4.2.1: what `openssl verify -x509_strict` asks of a certificate that vouches for itself. */
function extensionsFor(publicKey: GostPublicKey): Uint8Array[] {
  const signsDocumentsAndCertificates = der.bitString(new Uint8Array([0b1000_0100]), 2)
  return [
    extension(oid.basicConstraints, true, der.sequence(der.boolean(true))),
    extension(oid.keyUsage, true, signsDocumentsAndCertificates),
    extension(oid.subjectKeyIdentifier, false, der.octetString(streebog256(publicKey.bytes).subarray(0, 20))),
  ]
}

function extension(type: string, critical: boolean, content: Uint8Array): Uint8Array {
  const mark = critical ? [der.boolean(true)] : []
  return der.sequence(der.objectIdentifier(type), ...mark, der.octetString(content))
}
