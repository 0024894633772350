import type { Selectable } from 'kysely'
import { Type } from 'typebox'
import type { Schema } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { sealedJson } from '../db/sealed-json.ts'

/** A consent as the person gave it, whether before the road to Госуслуги or after it. */
export type Agreement = {
  readonly documentHash: Buffer
  readonly agreedAt: Date
  readonly button: string
  readonly address: string
}

/** The network address of the answer: a value of the person, so it waits sealed. */
export const sealedAddress = sealedJson('attempt', 'address_sealed', Type.String())

type AgreedRow = Pick<
  Selectable<Schema['attempt']>,
  'region' | 'id' | 'document_hash' | 'agreed_at' | 'button' | 'address_sealed'
>

/** What an attempt says of the consent that it began with, where it did. */
export function agreementOf(vault: Vault, attempt: AgreedRow): Agreement | undefined {
  const { region, id, document_hash, agreed_at, button, address_sealed } = attempt
  if (document_hash === null || agreed_at === null || button === null || address_sealed === null)
    return undefined
  const address = sealedAddress.open(vault, { region, id }, address_sealed)
  return { documentHash: document_hash, agreedAt: agreed_at, button, address }
}
