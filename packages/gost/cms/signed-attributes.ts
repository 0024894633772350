import { Fields } from '../der/fields.ts'
import { decodeOid, oid } from '../der/oid.ts'
import { type DerValue, readDer } from '../der/read.ts'
import { tag } from '../der/tags.ts'
import { readTime } from '../der/time.ts'
import { objectIdentifier, octetString, sequence, setOf, setOfOne, time } from '../der/write.ts'
import type { SignedAttributes } from './cms.ts'

/** The SET of contentType, signingTime and messageDigest, sorted (RFC 5652, 11). */
export function writeSignedAttributes(messageDigest: Uint8Array, signingTime: Date): Uint8Array {
  return setOf(
    attribute(oid.contentType, objectIdentifier(oid.pkcs7Data)),
    attribute(oid.signingTime, time(signingTime)),
    attribute(oid.messageDigest, octetString(messageDigest)),
  )
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(type), setOfOne(value))
}

/** Reads SignedAttributes from under its context tag; attributes of other kinds are let be. Throws TypeError. */
export function readSignedAttributes(value: DerValue): SignedAttributes {
  const values = attributesOf(value)
  const contentType = theOne(values, oid.contentType)
  if (contentType.tag !== tag.oid || decodeOid(contentType.content) !== oid.pkcs7Data) {
    throw new TypeError('Signed attributes are of another content type')
  }
  const messageDigest = theOne(values, oid.messageDigest)
  if (messageDigest.tag !== tag.octetString) throw new TypeError('Message digest is not an octet string')
  const signingTime = values.has(oid.signingTime) ? readTime(theOne(values, oid.signingTime)) : undefined

  const signedBytes = Uint8Array.from(value.whole)
  signedBytes[0] = tag.set
  return { signedBytes, messageDigest: messageDigest.content, signingTime }
}

/** Values of each attribute by its name; a name that comes twice would leave open which one counts. */
function attributesOf(set: DerValue): ReadonlyMap<string, readonly DerValue[]> {
  const values = new Map<string, readonly DerValue[]>()
  for (const child of set.children) {
    const fields = new Fields(child, 'Signed attribute')
    const type = fields.oid()
    if (values.has(type)) throw new TypeError(`Signed attribute comes twice: ${type}`)
    values.set(type, fields.take(tag.set).children)
    fields.end()
  }
  return values
}

function theOne(values: ReadonlyMap<string, readonly DerValue[]>, type: string): DerValue {
  const [value, ...more] = values.get(type) ?? []
  if (value === undefined || more.length > 0) throw new TypeError(`Signed attributes lack one ${type}`)
  return value
}

/** Tells whether these bytes are what a signature over attributes is made over, for CMS of whatever content. */
export function looksLikeSignedAttributes(bytes: Uint8Array): boolean {
  if (bytes[0] !== tag.set) return false
  try {
    return attributesOf(readDer(bytes)).has(oid.messageDigest)
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
