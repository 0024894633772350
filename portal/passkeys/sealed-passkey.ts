import { Type } from 'typebox'
import type { Vault } from '../db/seal.ts'
import { SealError } from '../db/seal.ts'
import { sealedJson } from '../db/sealed-json.ts'

export const sealedPasskey = sealedJson(
  'passkey',
  'sealed',
  Type.Object({
    /** The row says whose it is too, and whoever writes there could say otherwise. */
    accountId: Type.String(),
    name: Type.String(),
    /** Base64url, as the authenticator told it. */
    credentialId: Type.String(),
    /** COSE, base64url. */
    publicKey: Type.String(),
    transports: Type.Array(Type.String()),
  }),
)

type Row = {
  readonly region: string
  readonly id: string
  readonly accountId: string
  readonly sealed: Uint8Array
}

/** What a row keeps of a key. Throws a SealError where the row was handed over to another account. */
export function openPasskey(vault: Vault, { region, id, accountId, sealed }: Row) {
  const content = sealedPasskey.open(vault, { region, id }, sealed)
  if (content.accountId !== accountId) throw new SealError(`A key of another account: passkey ${id}`)
  return content
}
