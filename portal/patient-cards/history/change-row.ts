import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import type { CardFields } from '../patient-card.ts'
import { changeBetween, type ChangeKind } from './card-change.ts'
import { sealedChange } from './sealed-change.ts'

type Changed = {
  readonly region: string
  readonly cardId: string
  /** The version that the change leads to. */
  readonly version: number
  readonly at: Date
  readonly accountId: string
  /** ФИО of who changes it. */
  readonly by: string
  readonly kind: ChangeKind
  readonly before: CardFields
  readonly after: CardFields
}

/** The row that a change of a card leaves, written by the statement that writes the change. */
export function changeRow(vault: Vault, changed: Changed): Insertable<Schema['card_change']> {
  const { region, cardId, version, at, accountId, by, kind } = changed
  const id = randomUUID()
  return {
    region,
    id,
    card_id: cardId,
    version,
    at,
    account_id: accountId,
    sealed: sealedChange.seal(
      vault,
      { region, id },
      { kind, by, ...changeBetween(changed.before, changed.after) },
    ),
  }
}
