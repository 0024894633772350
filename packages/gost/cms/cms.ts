import type { DerValue } from '../der/read.ts'

export type CmsFault =
  /** The bytes are no SignedData of the one shape that is read here. */
  | 'not-cms'
  /** A signer used neither GOST of 256 bits with Streebog-256 nor RSA with SHA-256. */
  | 'unknown-algorithm'
  /** No signer, or more than one, names the certificate that was asked for. */
  | 'no-such-signer'
  /** The message carries another content than the one that was asked for. */
  | 'other-content'
  /** The content is itself a set of signed attributes: a signature over those would pass for one over it. */
  | 'attributes-as-content'
  /** The signed digest is of another content. */
  | 'digest-mismatch'
  /** The certificate's key did not make the signature. */
  | 'signature-mismatch'

export type CmsAlgorithm = 'gost' | 'rsa'

export type CmsSigner = {
  readonly algorithm: CmsAlgorithm
  /** Whether the signature is over attributes that bear the digest, or over the content itself. */
  readonly signedAttributes: boolean
  /** As the signer claims it; nobody vouches for it. */
  readonly signingTime: Date | undefined
}

export type Cms = {
  /** Undefined when the signature is detached. */
  readonly content: Uint8Array | undefined
  /** DER, as they came: they prove nothing by themselves. */
  readonly certificates: readonly Uint8Array[]
  readonly signers: readonly CmsSigner[]
}

/** What a signer signed besides the content (RFC 5652, 11). */
export type SignedAttributes = {
  /** The attributes as a SET: what the signature is over (RFC 5652, 5.4). */
  readonly signedBytes: Uint8Array
  readonly messageDigest: Uint8Array
  readonly signingTime: Date | undefined
}

/** A SignerInfo (RFC 5652, 5.3). */
export type SignerInfo = {
  readonly algorithm: CmsAlgorithm
  /** IssuerAndSerialNumber, or the subject key identifier under its context tag. */
  readonly identifier: DerValue
  readonly attributes: SignedAttributes | undefined
  readonly signature: Uint8Array
}

export type SignedData = {
  readonly content: Uint8Array | undefined
  readonly certificates: readonly Uint8Array[]
  readonly signers: readonly SignerInfo[]
}
