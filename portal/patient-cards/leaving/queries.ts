import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../../db/schema.ts'
import { withLiveSession } from '../../db/statements/live-session.ts'
import { noteEvent } from '../../db/statements/note-event.ts'
import { answerReturn, undoneSince, type Former } from './leaving.ts'

type Asked = {
  readonly tokenHash: Buffer
  readonly cardId: string
  readonly now: Date
  readonly event: Insertable<Schema['audit_event']>
}

/**
 * Ends the keeper's own link to another person's card, with the invitations that they made to it, and notes it.
 * False where the session is over, or the card is not theirs to unlink: unknown, their own, or unlinked before.
 */
export async function unlinkCard(db: Db, { tokenHash, cardId, now, event }: Asked): Promise<boolean> {
  const row = await withLiveSession(db, tokenHash, now)
    .with('unlinked', (query) =>
      query
        .updateTable('card_keeper')
        .from('live')
        .set({ ended_at: now, end_reason: 'unlinked' })
        .whereRef('card_keeper.region', '=', 'live.region')
        .whereRef('card_keeper.account_id', '=', 'live.account_id')
        .where('card_keeper.card_id', '=', cardId)
        .where('card_keeper.kinship', '<>', 'self')
        .where('card_keeper.ended_at', 'is', null)
        .returning(['card_keeper.region', 'card_keeper.card_id', 'card_keeper.account_id']),
    )
    .with('withdrawn', (query) =>
      query
        .deleteFrom('card_invitation')
        .using('unlinked')
        .whereRef('card_invitation.region', '=', 'unlinked.region')
        .whereRef('card_invitation.card_id', '=', 'unlinked.card_id')
        .whereRef('card_invitation.account_id', '=', 'unlinked.account_id'),
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('unlinked', event)})`)
    .selectFrom('unlinked')
    .select('unlinked.card_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes an unlinked card back while its time lasts, and notes it; undefined without a live session. */
export async function returnCard(db: Db, asked: Asked): Promise<Former | undefined> {
  const former = await tryReturn(db, asked)
  // Of two presses at once the later one waits for the first, and still tells what stood before it.
  return former !== undefined && answerReturn(former) === 'late' ? tryReturn(db, asked) : former
}

async function tryReturn(db: Db, { tokenHash, cardId, now, event }: Asked): Promise<Former | undefined> {
  return withLiveSession(db, tokenHash, now)
    .with('returned', (query) =>
      query
        .updateTable('card_keeper')
        .from('live')
        .set({ ended_at: null, end_reason: null })
        .whereRef('card_keeper.region', '=', 'live.region')
        .whereRef('card_keeper.account_id', '=', 'live.account_id')
        .where('card_keeper.card_id', '=', cardId)
        .where('card_keeper.end_reason', '=', 'unlinked')
        .where('card_keeper.ended_at', '>', undoneSince(now))
        .returning('card_keeper.card_id'),
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('returned', event)})`)
    .selectFrom('live')
    .leftJoin('card_keeper as former', (join) =>
      join
        .onRef('former.region', '=', 'live.region')
        .onRef('former.account_id', '=', 'live.account_id')
        .on('former.card_id', '=', cardId)
        .on('former.kinship', '<>', 'self'),
    )
    .select([
      sql<boolean>`exists (select from returned)`.as('returned'),
      sql<boolean>`former.card_id is not null and former.ended_at is null`.as('kept'),
      sql<boolean>`former.end_reason is not distinct from 'unlinked' or exists (
        select from destruction_act as act
        where act.region = live.region and act.subject_id = ${cardId}::uuid
          and act.account_id = live.account_id and act.reason = 'unlinked')`.as('late'),
    ])
    .executeTakeFirst()
}

/** Whether this card was unlinked by whoever asks: a second press finds so. */
export async function isUnlinked(db: Db, { tokenHash, cardId, now }: Omit<Asked, 'event'>): Promise<boolean> {
  const row = await withLiveSession(db, tokenHash, now)
    .selectFrom('live')
    .innerJoin('card_keeper', (join) =>
      join
        .onRef('card_keeper.region', '=', 'live.region')
        .onRef('card_keeper.account_id', '=', 'live.account_id')
        .on('card_keeper.card_id', '=', cardId)
        .on('card_keeper.end_reason', '=', 'unlinked'),
    )
    .select('card_keeper.card_id')
    .executeTakeFirst()
  return row !== undefined
}
