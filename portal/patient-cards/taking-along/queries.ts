import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../../db/schema.ts'
import { withLiveSession } from '../../db/statements/live-session.ts'
import { noteEvent } from '../../db/statements/note-event.ts'

type Taking = {
  readonly tokenHash: Buffer
  readonly cardId: string
  readonly now: Date
  readonly event: Insertable<Schema['audit_event']>
}

/** Notes that a card leaves the portal; false where the session is over or the card is no longer theirs. */
export async function noteTaken(db: Db, { tokenHash, cardId, now, event }: Taking): Promise<boolean> {
  const row = await withLiveSession(db, tokenHash, now)
    .with('kept', (query) =>
      query
        .selectFrom('live')
        .innerJoin('card_keeper', (join) =>
          join
            .onRef('card_keeper.region', '=', 'live.region')
            .onRef('card_keeper.account_id', '=', 'live.account_id')
            .on('card_keeper.card_id', '=', cardId)
            .on('card_keeper.ended_at', 'is', null),
        )
        .select('card_keeper.card_id'),
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('kept', event)})`)
    .selectFrom('kept')
    .select('kept.card_id')
    .executeTakeFirst()
  return row !== undefined
}
