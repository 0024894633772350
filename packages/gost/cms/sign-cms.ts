import { oid } from '../der/oid.ts'
import { explicit, tag } from '../der/tags.ts'
import * as der from '../der/write.ts'
import { certificateDer } from '../certificate-fields.ts'
import { type GostPrivateKey, publicKeyOf, samePublicKey } from '../keys.ts'
import { signRaw } from '../signature.ts'
import { streebog256 } from '../streebog.ts'
import { writeSignedAttributes } from './signed-attributes.ts'
import { issuerAndSerialNumber } from './signer-identifier.ts'
import { keyOfCertificate } from './signing-key.ts'

/**
 * Signs content as ESIA v1 takes it: CMS SignedData (RFC 5652) in DER with Streebog-256 and GOST R 34.10-2012-256 and
 * the signer's certificate (PEM or DER), detached unless told otherwise. Signing time is written to the second, by
 * default the present one. Throws TypeError when the certificate is unreadable or not of this key.
 */
export function signCms(
  content: Uint8Array,
  options: {
    readonly privateKey: GostPrivateKey
    readonly certificate: string | Uint8Array
    /** Whether to sign content type, time and digest (`openssl cms -sign`), or the content itself (`-noattr`). */
    readonly signedAttributes: boolean
    readonly detached?: boolean
    readonly signingTime?: Date
  },
): Uint8Array {
  const { privateKey, signedAttributes, detached = true, signingTime = new Date() } = options
  const owner = keyOfCertificate(options.certificate)
  if (owner.algorithm !== 'gost' || !samePublicKey(owner.key, publicKeyOf(privateKey))) {
    throw new TypeError('Certificate is not of this private key')
  }

  const attributes = signedAttributes ? writeSignedAttributes(streebog256(content), signingTime) : undefined
  const signer = der.sequence(
    one,
    issuerAndSerialNumber(owner.fields),
    algorithm(oid.digest256),
    ...(attributes === undefined ? [] : [retagged(attributes)]),
    algorithm(oid.key256),
    der.octetString(signRaw(attributes ?? content, privateKey)),
  )
  const data = der.sequence(
    one,
    der.setOf(algorithm(oid.digest256)),
    der.sequence(
      der.objectIdentifier(oid.pkcs7Data),
      ...(detached ? [] : [der.value(explicit(0), der.octetString(content))]),
    ),
    der.value(explicit(0), certificateDer(options.certificate)),
    der.setOf(signer),
  )
  return der.sequence(der.objectIdentifier(oid.signedData), der.value(explicit(0), data))
}

const one = der.unsignedInteger(new Uint8Array([1]))

/** With NULL, as OpenSSL's engine writes it. */
function algorithm(name: string): Uint8Array {
  return der.sequence(der.objectIdentifier(name), der.value(tag.null))
}

/** A SET under the context tag [0] that it has inside a SignerInfo. */
function retagged(set: Uint8Array): Uint8Array {
  return set.with(0, explicit(0))
}
