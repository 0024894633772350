import { constants, createHash, verify } from 'node:crypto'
import { fail, ok, type Result } from '../result.ts'
import { verifyRaw } from '../signature.ts'
import { streebog256 } from '../streebog.ts'
import type { CmsAlgorithm, CmsFault, SignedData, SignerInfo } from './cms.ts'
import { looksLikeSignedAttributes } from './signed-attributes.ts'
import { readSignedData } from './signed-data.ts'
import { namesCertificate } from './signer-identifier.ts'
import { type CertificateKey, keyOfCertificate } from './signing-key.ts'

export type VerifiedCms = {
  readonly algorithm: CmsAlgorithm
  readonly signedAttributes: boolean
  readonly detached: boolean
}

/**
 * Verifies that the owner of exactly this certificate (PEM or DER) signed `content` with this CMS (DER). Embedded
 * certificates are not looked at, nor is any date: whom to trust and when is the caller's decision. Never throws on
 * the message's bytes; throws TypeError when the certificate itself is unreadable or neither GOST nor RSA.
 */
export function verifyCms(
  content: Uint8Array,
  der: Uint8Array,
  certificate: string | Uint8Array,
): Result<VerifiedCms, CmsFault> {
  const owner = keyOfCertificate(certificate)
  const read = readSignedData(der)
  if (!read.ok) return read

  const signer = theSigner(read.value, owner)
  if (signer === undefined) return fail('no-such-signer')
  const fault = faultOf(read.value, signer, owner, content)
  if (fault !== undefined) return fail(fault)
  return ok({
    algorithm: signer.algorithm,
    signedAttributes: signer.attributes !== undefined,
    detached: read.value.content === undefined,
  })
}

function theSigner({ signers }: SignedData, { fields }: CertificateKey): SignerInfo | undefined {
  const [signer, ...more] = signers.filter(({ identifier }) => namesCertificate(identifier, fields))
  return more.length === 0 ? signer : undefined
}

function faultOf(
  data: SignedData,
  { algorithm, attributes, signature }: SignerInfo,
  owner: CertificateKey,
  content: Uint8Array,
): CmsFault | undefined {
  if (data.content !== undefined && Buffer.compare(data.content, content) !== 0) return 'other-content'
  // What was signed as attributes must not pass for a content without any (draft-ietf-lamps-cms-euf-cma-signeddata).
  if (attributes === undefined && looksLikeSignedAttributes(content)) return 'attributes-as-content'
  if (attributes !== undefined) {
    const digest = algorithm === 'gost' ? streebog256(content) : createHash('sha256').update(content).digest()
    if (Buffer.compare(digest, attributes.messageDigest) !== 0) return 'digest-mismatch'
  }
  if (algorithm !== owner.algorithm) return 'signature-mismatch'
  return signed(attributes?.signedBytes ?? content, signature, owner) ? undefined : 'signature-mismatch'
}

function signed(bytes: Uint8Array, signature: Uint8Array, owner: CertificateKey): boolean {
  if (owner.algorithm === 'gost') return verifyRaw(bytes, signature, owner.key)
  return verify('sha256', bytes, { key: owner.key, padding: constants.RSA_PKCS1_PADDING }, signature)
}
