import type { Db } from '../../db/schema.ts'
import { fromKept } from '../kept-queries.ts'

/** The changes of a card that led beyond this version, the oldest first. The caller has opened the card before. */
export async function changesSince(
  db: Db,
  { region, cardId, version }: { readonly region: string; readonly cardId: string; readonly version: number },
) {
  return db
    .selectFrom('card_change')
    .select(['region', 'id', 'sealed'])
    .where('region', '=', region)
    .where('card_id', '=', cardId)
    .where('version', '>', version)
    .orderBy('version')
    .execute()
}

/**
 * A card that the person keeps, and every change of it, the newest first: a row each. Without a live session no row;
 * without such a card one without a card; of a card that nobody has changed one without a change.
 */
export async function historyOf(
  db: Db,
  asked: { readonly tokenHash: Buffer; readonly cardId: string; readonly now: Date },
) {
  return fromKept(db, asked)
    .leftJoin('card_change', (join) =>
      join
        .onRef('card_change.region', '=', 'patient_card.region')
        .onRef('card_change.card_id', '=', 'patient_card.id'),
    )
    .select([
      'card_change.id as change_id',
      'card_change.sealed as change_sealed',
      'card_change.at as changed_at',
      'card_change.account_id as changed_by',
    ])
    .orderBy('card_change.version', 'desc')
    .execute()
}
