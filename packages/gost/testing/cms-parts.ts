import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readCertificateFields } from '../certificate-fields.ts'
import { issuerAndSerialNumber } from '../cms/signer-identifier.ts'
import { explicit, tag } from '../der/tags.ts'
import {
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  setOfOne,
  unsignedInteger,
  utf8String,
  value,
} from '../der/write.ts'
import { generateKeys, signRaw, streebog256 } from '../index.ts'
import { writePublicKeyInfo } from '../public-key-info.ts'
import { certificate, nameOf } from './certificate-parts.ts'

/** Names that the tests write, each as its standard has it. */
export const names = {
  streebog256: '1.2.643.7.1.1.2.2',
  streebog512: '1.2.643.7.1.1.2.3',
  gostKey: '1.2.643.7.1.1.1.1',
  gostSignature: '1.2.643.7.1.1.3.2',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  rsaSha256: '1.2.840.113549.1.1.11',
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
}

export const content = new TextEncoder().encode(
  'openid snils2026.11.23 08:37:25 +0300REGISTRATURA2a0b5ac5-2f5b',
)
export const owner = generateKeys()
export const ownCertificate = certificate({ key: writePublicKeyInfo(owner.publicKey) })
export const stranger = generateKeys()
/** Another key under the owner's name and number. */
export const namesake = certificate({ key: writePublicKeyInfo(stranger.publicKey) })
export const otherCertificate = certificate({
  key: writePublicKeyInfo(stranger.publicKey),
  subject: nameOf(utf8String('y')),
})

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const rsaCertificate = certificate({ key: rsa.publicKey.export({ type: 'spki', format: 'der' }) })
export const rsaKey: KeyObject = rsa.privateKey

export const algorithm = (name: string, ...parameters: Uint8Array[]) =>
  sequence(objectIdentifier(name), ...parameters)
export const nothing = value(tag.null)
export const attribute = (name: string, ...values: Uint8Array[]) =>
  sequence(objectIdentifier(name), setOf(...values))

export const contentType = attribute(names.contentType, objectIdentifier(names.data))
export const digestOf = (digest: Uint8Array) => attribute(names.messageDigest, octetString(digest))

type SignerParts = {
  readonly version?: number
  readonly identifier?: Uint8Array
  readonly digest?: Uint8Array
  /** Undefined: the signature is over the content. */
  readonly attributes?: readonly Uint8Array[]
  readonly signatureAlgorithm?: Uint8Array
  readonly sign?: (bytes: Uint8Array) => Uint8Array
  readonly signature?: Uint8Array
  readonly more?: readonly Uint8Array[]
}

/** A SignerInfo of chosen parts; the owner signs truly whatever is not said otherwise. */
export function signer(parts: SignerParts = {}): Uint8Array {
  const { attributes, sign = (bytes: Uint8Array) => signRaw(bytes, owner.privateKey) } = parts
  const signed = attributes === undefined ? content : setOf(...attributes)
  return sequence(
    unsignedInteger(new Uint8Array([parts.version ?? 1])),
    parts.identifier ?? issuerAndSerialNumber(readCertificateFields(ownCertificate)),
    parts.digest ?? algorithm(names.streebog256, nothing),
    ...(attributes === undefined ? [] : [signed.with(0, explicit(0))]),
    parts.signatureAlgorithm ?? algorithm(names.gostKey, nothing),
    octetString(parts.signature ?? sign(signed)),
    ...(parts.more ?? []),
  )
}

/** What a signer by RSA writes, over attributes when there are any. */
export function rsaSigner(parts: SignerParts = {}): Uint8Array {
  return signer({
    digest: algorithm(names.sha256, nothing),
    signatureAlgorithm: algorithm(names.rsa, nothing),
    sign: (bytes) => sign('sha256', bytes, rsaKey),
    ...parts,
  })
}

type DataParts = {
  readonly type?: string
  readonly version?: number
  readonly contentInfo?: Uint8Array
  readonly certificates?: readonly Uint8Array[]
  readonly signers?: readonly Uint8Array[]
  readonly more?: readonly Uint8Array[]
}

/** A SignedData of chosen parts, by default detached and with one true signer. */
export function cms(parts: DataParts = {}): Uint8Array {
  const { certificates = [ownCertificate] } = parts
  const data = sequence(
    unsignedInteger(new Uint8Array([parts.version ?? 1])),
    setOfOne(algorithm(names.streebog256, nothing)),
    parts.contentInfo ?? sequence(objectIdentifier(names.data)),
    ...(certificates.length > 0 ? [value(explicit(0), ...certificates)] : []),
    setOf(...(parts.signers ?? [signer()])),
    ...(parts.more ?? []),
  )
  return sequence(objectIdentifier(parts.type ?? names.signedData), value(explicit(0), data))
}

export const honestAttributes = [contentType, digestOf(streebog256(content))]
