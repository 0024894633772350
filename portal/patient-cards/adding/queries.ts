import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../../db/schema.ts'
import { fromCabinet, withLiveSession } from '../../db/statements/live-session.ts'
import { noteChange } from '../../db/statements/note-change.ts'
import { noteEvent } from '../../db/statements/note-event.ts'
import type { Ground } from '../keeper.ts'
import type { Relation } from '../grounds.ts'

type Asked = { readonly tokenHash: Buffer; readonly cardId: string; readonly now: Date }

/** The draft of a signed-in person, of whatever card, and whether the card of this id is made and theirs. */
export async function draftOf(db: Db, { tokenHash, cardId, now }: Asked) {
  return fromCabinet(db, tokenHash, now)
    .leftJoin('card_draft', (join) =>
      join
        .onRef('card_draft.region', '=', 'live.region')
        .onRef('card_draft.account_id', '=', 'live.account_id'),
    )
    .leftJoin('card_keeper', (join) =>
      join
        .onRef('card_keeper.region', '=', 'live.region')
        .onRef('card_keeper.account_id', '=', 'live.account_id')
        .on('card_keeper.card_id', '=', cardId)
        .on('card_keeper.ended_at', 'is', null),
    )
    .select([
      'card_draft.id as draft_id',
      'card_draft.version as draft_version',
      'card_draft.sealed as draft_sealed',
      'card_draft.saved_at as draft_saved_at',
      'card_keeper.card_id as made_id',
    ])
    .executeTakeFirst()
}

type Saving = Asked & {
  /** The version of the draft that was read; 0 where there was none. */
  readonly version: number
  readonly sealed: Buffer
}

/** Keeps what was typed so far; false where the session is over, or another window was faster. */
export async function keepDraft(db: Db, saving: Saving): Promise<boolean> {
  return saving.version === 0 ? beginDraft(db, saving) : changeDraft(db, saving)
}

/** One draft an account: of two windows that begin at once, one does. */
async function beginDraft(db: Db, { tokenHash, cardId, now, sealed }: Saving): Promise<boolean> {
  const row = await withLiveSession(db, tokenHash, now)
    .with(
      'begun',
      () => sql<{ id: string }>`(
        insert into card_draft (region, id, account_id, sealed, began_at, saved_at)
        select region, ${cardId}::uuid, account_id, ${sealed}::bytea, ${now}::timestamptz, ${now}::timestamptz from live
        where not exists (
          select from patient_card where patient_card.region = live.region and patient_card.id = ${cardId}::uuid)
        on conflict do nothing returning id)`,
    )
    .selectFrom('begun')
    .select('begun.id')
    .executeTakeFirst()
  return row !== undefined
}

async function changeDraft(db: Db, { tokenHash, cardId, now, version, sealed }: Saving): Promise<boolean> {
  const row = await withLiveSession(db, tokenHash, now)
    .with('changed', (query) =>
      query
        .updateTable('card_draft')
        .from('live')
        .set({ sealed, version: version + 1, saved_at: now })
        .whereRef('card_draft.region', '=', 'live.region')
        .whereRef('card_draft.account_id', '=', 'live.account_id')
        .where('card_draft.id', '=', cardId)
        .where('card_draft.version', '=', version)
        .returning('card_draft.id'),
    )
    .selectFrom('changed')
    .select('changed.id')
    .executeTakeFirst()
  return row !== undefined
}

/** Deletes the draft; nothing happens where there is none of this id. */
export async function dropDraft(db: Db, { tokenHash, cardId, now }: Asked): Promise<void> {
  await withLiveSession(db, tokenHash, now)
    .deleteFrom('card_draft')
    .using('live')
    .whereRef('card_draft.region', '=', 'live.region')
    .whereRef('card_draft.account_id', '=', 'live.account_id')
    .where('card_draft.id', '=', cardId)
    .execute()
}

type Making = Asked & {
  /** The version of the draft that the person has checked. */
  readonly version: number
  readonly sealed: Buffer
  readonly relation: Relation
  readonly ground: Ground
  readonly history: Insertable<Schema['card_change']>
  readonly event: Insertable<Schema['audit_event']>
}

/** The draft becomes a card: all of it in one statement, or nothing. */
export async function makeCard(db: Db, making: Making): Promise<boolean> {
  const { tokenHash, cardId, now, version, sealed, relation, ground, history, event } = making
  const row = await withLiveSession(db, tokenHash, now)
    .with('taken', (query) =>
      query
        .deleteFrom('card_draft')
        .using('live')
        .whereRef('card_draft.region', '=', 'live.region')
        .whereRef('card_draft.account_id', '=', 'live.account_id')
        .where('card_draft.id', '=', cardId)
        .where('card_draft.version', '=', version)
        .returning(['card_draft.region', 'card_draft.id', 'card_draft.account_id']),
    )
    .with(
      'made',
      () => sql<{ id: string }>`(
        insert into patient_card (region, id, sealed, created_at, checked_at)
        select region, id, ${sealed}::bytea, ${now}::timestamptz, ${now}::timestamptz from taken
        returning region, id)`,
    )
    .with(
      'kept',
      () => sql<{ id: string }>`(
        insert into card_keeper (region, card_id, account_id, kinship, ground, since)
        select region, id, account_id, ${relation}, ${ground}, ${now}::timestamptz from taken
        returning card_id as id)`,
    )
    .with('remembered', () => sql<{ id: string }>`(${noteChange('made', history)})`)
    .with('noted', () => sql<{ id: string }>`(${noteEvent('made', event)})`)
    .selectFrom('made')
    .select('made.id')
    .executeTakeFirst()
  return row !== undefined
}
