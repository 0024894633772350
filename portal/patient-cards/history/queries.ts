import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
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

const since1970 = (column: string) =>
  sql<number | null>`extract(epoch from ${sql.ref(column)})::float8 * 1000`

/**
 * A card that the person keeps, and every change of it, the newest first: a row each, with whoever else keeps or kept it. Without a live session no row;
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
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('card_keeper as other')
          .innerJoin('account as whose', (join) =>
            join.onRef('whose.region', '=', 'other.region').onRef('whose.id', '=', 'other.account_id'),
          )
          .select([
            'other.account_id',
            since1970('other.since').as('since'),
            since1970('other.ended_at').as('ended_at'),
            sql<string>`encode(whose.sealed, 'hex')`.as('sealed'),
          ])
          .whereRef('other.region', '=', 'card_keeper.region')
          .whereRef('other.card_id', '=', 'card_keeper.card_id')
          .whereRef('other.account_id', '<>', 'live.account_id'),
      ).as('others'),
    )
    .orderBy('card_change.version', 'desc')
    .execute()
}
