import type { Vault } from '../db/seal.ts'
import { openPasskey } from './sealed-passkey.ts'

type Row = {
  readonly region: string
  readonly account_id: string
  readonly passkey_id: string | null
  readonly passkey_sealed: Buffer | null
  readonly added_at: Date | null
  readonly used_at: Date | null
}

export type OwnKey = ReturnType<typeof ownKeys>[number]

/** The keys of the rows that a person's statement read, opened. */
export function ownKeys(vault: Vault, rows: readonly Row[]) {
  return rows.flatMap(({ region, account_id: accountId, passkey_id: id, passkey_sealed: sealed, ...row }) => {
    if (id === null || sealed === null || row.added_at === null) return []
    const content = openPasskey(vault, { region, id, accountId, sealed })
    return [{ id, addedAt: row.added_at, usedAt: row.used_at, sealed, ...content }]
  })
}
