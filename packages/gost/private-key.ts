import { Fields } from './der/fields.ts'
import { oid } from './der/oid.ts'
import { readDer } from './der/read.ts'
import { explicit, tag } from './der/tags.ts'
import { octetString, sequence, unsignedInteger } from './der/write.ts'
import { fromBigEndian, fromLittleEndian, toLittleEndian } from './integers.ts'
import { readKeyAlgorithm, writeKeyAlgorithm } from './key-algorithm.ts'
import { GostPrivateKey } from './keys.ts'
import { readPem, writePem } from './pem.ts'

const label = 'PRIVATE KEY'

/**
 * Reads an unencrypted PKCS#8 key in PEM (RFC 5208), as OpenSSL's engine writes it or CryptoPro exports it.
 * Throws TypeError that names what is wrong and never quotes the key.
 */
export function readPrivateKey(pem: string): GostPrivateKey {
  const info = new Fields(readDer(readPem(pem, label)), 'Private key')
  const version = info.take(tag.integer).content
  if (version.length !== 1 || version[0] !== 0) throw new TypeError('Private key has another version')
  const curve = readKeyAlgorithm(info.any(), oid.key256, oid.agreementKey256)
  const key = info.take(tag.octetString).content
  info.optional(explicit(0))
  info.end()
  return new GostPrivateKey(curve, readScalar(key))
}

/** 32 bytes stand bare or in another OCTET STRING, least significant first; or the number is an INTEGER. */
function readScalar(key: Uint8Array): bigint {
  if (key.length === 32) return fromLittleEndian(key)
  const nested = readDer(key)
  if (nested.tag === tag.octetString && nested.content.length === 32) return fromLittleEndian(nested.content)
  if (nested.tag === tag.integer) return readInteger(nested.content)
  throw new TypeError('Private key is in an unknown form')
}

function readInteger(content: Uint8Array): bigint {
  const [first, second = 0] = content
  if (first === undefined || first >= 0x80) throw new TypeError('Private key is not a positive number')
  if (first === 0 && second < 0x80) throw new TypeError('Private key is padded')
  return fromBigEndian(content)
}

/** Writes a PKCS#8 key in PEM, not encrypted, in the form that OpenSSL's engine itself writes. */
export function writePrivateKey(key: GostPrivateKey): string {
  const scalar = toLittleEndian(GostPrivateKey.scalarOf(key), 32)
  const zero = unsignedInteger(new Uint8Array(1))
  return writePem(sequence(zero, writeKeyAlgorithm(key.curve), octetString(scalar)), label)
}
