import type { Db } from '../../db/schema.ts'
import { cardColumns } from '../queries.ts'
import { fromCabinet } from '../../db/statements/live-session.ts'

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
  { tokenHash, cardId, now }: { readonly tokenHash: Buffer; readonly cardId: string; readonly now: Date },
) {
  return fromCabinet(db, tokenHash, now)
    .leftJoin('card_keeper', (join) =>
      join
        .onRef('card_keeper.region', '=', 'live.region')
        .onRef('card_keeper.account_id', '=', 'live.account_id')
        .on('card_keeper.card_id', '=', cardId)
        .on('card_keeper.ended_at', 'is', null),
    )
    .leftJoin('patient_card', (join) =>
      join
        .onRef('patient_card.region', '=', 'card_keeper.region')
        .onRef('patient_card.id', '=', 'card_keeper.card_id'),
    )
    .leftJoin('card_change', (join) =>
      join
        .onRef('card_change.region', '=', 'patient_card.region')
        .onRef('card_change.card_id', '=', 'patient_card.id'),
    )
    .select([
      ...cardColumns,
      'card_change.id as change_id',
      'card_change.sealed as change_sealed',
      'card_change.at as changed_at',
      'card_change.account_id as changed_by',
    ])
    .orderBy('card_change.version', 'desc')
    .execute()
}
