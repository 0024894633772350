import { Fields } from './der/fields.ts'
import { oid } from './der/oid.ts'
import { type DerValue, readDer } from './der/read.ts'
import { tag } from './der/tags.ts'
import { bitString, octetString, sequence } from './der/write.ts'
import { readKeyAlgorithm, writeKeyAlgorithm } from './key-algorithm.ts'
import { GostPublicKey } from './keys.ts'
import { readPem } from './pem.ts'

/** Reads SubjectPublicKeyInfo: an OCTET STRING of X ‖ Y inside the BIT STRING (RFC 9215, 4.3). Throws TypeError. */
export function readPublicKeyInfo(value: DerValue): GostPublicKey {
  const info = new Fields(value, 'Public key')
  const curve = readKeyAlgorithm(info.any(), oid.key256)
  const key = readDer(info.bits())
  info.end()
  if (key.tag !== tag.octetString) throw new TypeError('Public key is not an octet string')
  return new GostPublicKey(curve, key.content)
}

/** Reads a public key in PEM, as `openssl pkey -pubout` writes it. Throws TypeError that names what is wrong. */
export function readPublicKey(pem: string): GostPublicKey {
  return readPublicKeyInfo(readDer(readPem(pem, 'PUBLIC KEY')))
}

export function writePublicKeyInfo(key: GostPublicKey): Uint8Array {
  return sequence(writeKeyAlgorithm(key.curve), bitString(octetString(key.bytes)))
}
