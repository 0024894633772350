import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { Type } from 'typebox'
import type { Schema } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { sealedJson } from '../db/sealed-json.ts'

export const sealedFormer = sealedJson(
  'notice',
  'former_sealed',
  Type.Object({ email: Type.Optional(Type.String()), phone: Type.Optional(Type.String()) }),
)

export type Contacts = { readonly email?: string | undefined; readonly phone?: string | undefined }

/**
 * The row by which the contacts that an account had before hear of `contacts.changed`. The event itself brings the
 * letter to the contacts that it has now; the statement that keeps the event inserts this row too.
 */
export function formerNotice(
  vault: Vault,
  event: Pick<Insertable<Schema['audit_event']>, 'region' | 'at'> & { readonly account_id: string },
  former: Contacts,
): Insertable<Schema['notice']> {
  const { region, at } = event
  const id = randomUUID()
  const former_sealed = sealedFormer.seal(vault, { region, id }, former)
  return { region, id, account_id: event.account_id, kind: 'contacts.changed', at, due_at: at, former_sealed }
}
