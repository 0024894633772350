import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../../db/schema.ts'
import { withLiveSession } from '../../db/statements/live-session.ts'
import { noteEvent } from '../../db/statements/note-event.ts'
import type { ClaimedGround, Relation } from '../grounds.ts'

type Claimed = { readonly relation: Relation; readonly ground: ClaimedGround }

type Correction = {
  readonly tokenHash: Buffer
  readonly cardId: string
  readonly now: Date
  /** As the keeper saw it. */
  readonly from: Claimed
  readonly to: Claimed
  readonly event: Insertable<Schema['audit_event']>
}

/** Corrects what a keeper said of themselves; false where it is no longer what they saw. */
export async function correctKeeper(db: Db, correction: Correction): Promise<boolean> {
  const { tokenHash, cardId, now, from, to, event } = correction
  const row = await withLiveSession(db, tokenHash, now)
    .with('changed', (query) =>
      query
        .updateTable('card_keeper')
        .from('live')
        .set({ kinship: to.relation, ground: to.ground })
        .whereRef('card_keeper.region', '=', 'live.region')
        .whereRef('card_keeper.account_id', '=', 'live.account_id')
        .where('card_keeper.card_id', '=', cardId)
        .where('card_keeper.ended_at', 'is', null)
        .where('card_keeper.kinship', '=', from.relation)
        .where('card_keeper.ground', '=', from.ground)
        .returning('card_keeper.card_id'),
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('changed', event)})`)
    .selectFrom('changed')
    .select('changed.card_id')
    .executeTakeFirst()
  return row !== undefined
}
