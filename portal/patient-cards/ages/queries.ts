import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../../db/schema.ts'
import { noteEvent } from '../../db/statements/note-event.ts'

type Place = { readonly region: string; readonly card_id: string; readonly account_id: string }

/** The links by which people keep the cards of others, in the order of their keys, after the one given. */
export async function linksToOthers(
  db: Db,
  { after, atMost }: { readonly after: Place | undefined; readonly atMost: number },
) {
  return db
    .selectFrom('card_keeper')
    .innerJoin('patient_card', (join) =>
      join
        .onRef('patient_card.region', '=', 'card_keeper.region')
        .onRef('patient_card.id', '=', 'card_keeper.card_id'),
    )
    .select([
      'card_keeper.region',
      'card_keeper.card_id',
      'card_keeper.account_id',
      'card_keeper.kinship',
      'card_keeper.since',
      'patient_card.sealed',
    ])
    .where('card_keeper.kinship', '<>', 'self')
    .where('card_keeper.ended_at', 'is', null)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(card_keeper.region, card_keeper.card_id, card_keeper.account_id)
          > (${after?.region}, ${after?.card_id}::uuid, ${after?.account_id}::uuid)`,
      ),
    )
    .orderBy('card_keeper.region')
    .orderBy('card_keeper.card_id')
    .orderBy('card_keeper.account_id')
    .limit(atMost)
    .execute()
}

export type Link = Awaited<ReturnType<typeof linksToOthers>>[number]

/** Ends one link with its event, in one statement; false where it has ended before. */
export async function endLink(
  db: Db,
  {
    region,
    card_id,
    account_id,
    endedAt,
    event,
  }: Place & { readonly endedAt: Date; readonly event: Insertable<Schema['audit_event']> },
): Promise<boolean> {
  const row = await db
    .with('ended', (query) =>
      query
        .updateTable('card_keeper')
        .set({ ended_at: endedAt, end_reason: 'of-age' })
        .where('region', '=', region)
        .where('card_id', '=', card_id)
        .where('account_id', '=', account_id)
        .where('ended_at', 'is', null)
        .returning('card_id as id'),
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('ended', event)})`)
    .selectFrom('ended')
    .select('ended.id')
    .executeTakeFirst()
  return row !== undefined
}
