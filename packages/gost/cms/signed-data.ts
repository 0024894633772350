import { Fields } from '../der/fields.ts'
import { oid } from '../der/oid.ts'
import { type DerValue, readDer } from '../der/read.ts'
import { explicit, tag } from '../der/tags.ts'
import { fail, ok, type Result } from '../result.ts'
import { algorithmOf } from './algorithms.ts'
import type { CmsFault, SignedData, SignerInfo } from './cms.ts'
import { readSignedAttributes } from './signed-attributes.ts'

/** Far more than any client of ESIA sends; each costs a verification. */
const mostSigners = 8

/** Reads ContentInfo with SignedData inside (RFC 5652, 3 and 5.1). For this package alone: it keeps more than it shows. */
export function readSignedData(der: Uint8Array): Result<SignedData, CmsFault> {
  try {
    // Copied, so that nobody can change what was read.
    return signedDataOf(readDer(der.length > 65_536 ? der : Uint8Array.from(der)))
  } catch (error) {
    // Each refusal of the reading below is a TypeError; anything else is a mistake of ours.
    if (error instanceof TypeError) return fail('not-cms')
    throw error
  }
}

function signedDataOf(info: DerValue): Result<SignedData, CmsFault> {
  const outer = new Fields(info, 'ContentInfo')
  if (outer.oid() !== oid.signedData) throw new TypeError('ContentInfo has another content')
  const wrapped = new Fields(outer.take(explicit(0)), 'ContentInfo', explicit(0))
  outer.end()
  const data = wrapped.sequence('SignedData')
  wrapped.end()

  readVersion(data.any())
  data.take(tag.set)
  const content = contentOf(data.sequence('EncapsulatedContentInfo'))
  const certificates = certificatesOf(data.optional(explicit(0)))
  data.optional(explicit(1))
  const infos = data.take(tag.set).children
  data.end()

  if (infos.length === 0 || infos.length > mostSigners)
    throw new TypeError('SignedData has no signer, or many')
  const signers: SignerInfo[] = []
  for (const info of infos) {
    const signer = signerOf(info)
    if (signer === undefined) return fail('unknown-algorithm')
    signers.push(signer)
  }
  return ok({ content, certificates, signers })
}

/** RFC 5652, 5.1 and 5.3: 1 for PKCS#7, 3 for a signer named by its key; 4 and 5 come with what is not read here. */
function readVersion({ tag: type, content }: DerValue): void {
  if (type !== tag.integer || content.length !== 1 || (content[0] !== 1 && content[0] !== 3)) {
    throw new TypeError('SignedData has another version')
  }
}

function contentOf(info: Fields): Uint8Array | undefined {
  if (info.oid() !== oid.pkcs7Data) throw new TypeError('Signed content is of another type')
  const wrapped = info.optional(explicit(0))
  info.end()
  if (wrapped === undefined) return undefined
  const inner = new Fields(wrapped, 'Signed content', explicit(0))
  const { content } = inner.take(tag.octetString)
  inner.end()
  return content
}

function certificatesOf(set: DerValue | undefined): readonly Uint8Array[] {
  return (set?.children ?? []).map(({ tag: type, whole }) => {
    if (type !== tag.sequence) throw new TypeError('SignedData has a certificate of another kind')
    return whole
  })
}

function signerOf(info: DerValue): SignerInfo | undefined {
  const fields = new Fields(info, 'SignerInfo')
  readVersion(fields.any())
  const identifier = fields.any()
  const digest = fields.any()
  const attributes = fields.optional(explicit(0))
  const algorithm = algorithmOf(digest, fields.any())
  const signature = fields.take(tag.octetString).content
  fields.optional(explicit(1))
  fields.end()
  if (algorithm === undefined) return undefined
  return { algorithm, identifier, attributes: attributes && readSignedAttributes(attributes), signature }
}
