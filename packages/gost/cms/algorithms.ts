import { Fields } from '../der/fields.ts'
import { oid } from '../der/oid.ts'
import type { DerValue } from '../der/read.ts'
import { tag } from '../der/tags.ts'
import type { CmsAlgorithm } from './cms.ts'

/** Names of the signature, and of the digest under it. A signer may name the key's algorithm or the whole one. */
const known: Readonly<Record<CmsAlgorithm, { signatures: readonly string[]; digest: string }>> = {
  gost: { signatures: [oid.key256, oid.signature256], digest: oid.digest256 },
  rsa: { signatures: [oid.rsa, oid.rsaSha256], digest: oid.sha256 },
}

/** The algorithm of two AlgorithmIdentifiers with NULL or no parameters; undefined for any other. Throws TypeError. */
export function algorithmOf(digest: DerValue, signature: DerValue): CmsAlgorithm | undefined {
  const digestName = nameOf(digest)
  const signatureName = nameOf(signature)
  if (digestName === known.gost.digest && known.gost.signatures.includes(signatureName)) return 'gost'
  if (digestName === known.rsa.digest && known.rsa.signatures.includes(signatureName)) return 'rsa'
  return undefined
}

/** Empty for an algorithm with parameters: none of ours has any. */
function nameOf(identifier: DerValue): string {
  const algorithm = new Fields(identifier, 'Algorithm')
  const name = algorithm.oid()
  const none = algorithm.optional(tag.null)
  if (none !== undefined && none.content.length > 0) throw new TypeError('NULL has content')
  return algorithm.left > 0 ? '' : name
}
