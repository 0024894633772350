import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../../db/schema.ts'
import { withLiveSession } from '../../db/statements/live-session.ts'
import { noteChange } from '../../db/statements/note-change.ts'
import { noteEvent } from '../../db/statements/note-event.ts'
import { fromKept } from '../kept-queries.ts'

type Event = Insertable<Schema['audit_event']>
type Asked = { readonly tokenHash: Buffer; readonly now: Date }

/** The cards that a signed-in person keeps, a row each, and the children that wait for their choice. */
export async function childrenOf(db: Db, { tokenHash, now }: Asked) {
  return fromKept(db, { tokenHash, now })
    .leftJoin('attempt', (join) =>
      join
        .onRef('attempt.region', '=', 'live.region')
        .onRef('attempt.session_id', '=', 'live.id')
        .on('attempt.purpose', '=', 'children')
        .on('attempt.person_sealed', 'is not', null)
        .on('attempt.expires_at', '>', now),
    )
    .select(['attempt.id as told_id', 'attempt.person_sealed as told_sealed'])
    .orderBy('attempt.began_at', 'desc')
    .orderBy('card_keeper.since')
    .execute()
}

/** The card of the person whom a register tells by this index, or the one of this id: it may be made already. */
export async function cardOfChild(
  db: Db,
  { region, index, id }: { readonly region: string; readonly index: Buffer | undefined; readonly id: string },
) {
  return db
    .selectFrom('patient_card')
    .select(['id', 'sealed', 'version', 'offered_sealed'])
    .where('region', '=', region)
    .where((card) =>
      card.or([card('id', '=', id), ...(index === undefined ? [] : [card('person_index', '=', index)])]),
    )
    .orderBy((card) => card('id', '=', id), 'desc')
    .limit(1)
    .executeTakeFirst()
}

type Adding = Asked & { readonly toldId: string; readonly cardId: string; readonly event: Event }

type Making = Adding & {
  readonly sealed: Buffer
  readonly index: Buffer | undefined
  readonly history: Insertable<Schema['card_change']>
}

/** What waits for this person's choice, where it still does: nothing is added without it. */
const told = (toldId: string, now: Date) => sql<{ region: string; account_id: string }>`(
  select live.region, live.account_id from attempt join live
    on attempt.region = live.region and attempt.session_id = live.id
  where attempt.id = ${toldId}::uuid and attempt.purpose = 'children' and attempt.person_sealed is not null
    and attempt.expires_at > ${now}::timestamptz)`

/** A card with its keeper, its history and its event; false where nobody waits any more, or there is one already. */
export async function makeChild(db: Db, making: Making): Promise<boolean> {
  const { tokenHash, now, toldId, cardId, sealed, index, history, event } = making
  const row = await withLiveSession(db, tokenHash, now)
    .with('told', () => told(toldId, now))
    .with(
      'made',
      () => sql<{ id: string }>`(
        insert into patient_card (region, id, sealed, created_at, person_index)
        select region, ${cardId}::uuid, ${sealed}::bytea, ${now}::timestamptz, ${index ?? null}::bytea from told
        on conflict do nothing returning id)`,
    )
    .with(
      'kept',
      () => sql<{ id: string }>`(
        insert into card_keeper (region, card_id, account_id, kinship, ground, since)
        select told.region, made.id, told.account_id, 'child', 'kids-register', ${now}::timestamptz from told, made
        returning card_id as id)`,
    )
    .with('remembered', () => sql<{ id: string }>`(${noteChange('made', history)})`)
    .with('noted', () => sql<{ id: string }>`(${noteEvent('made', event)})`)
    .selectFrom('made')
    .select('made.id')
    .executeTakeFirst()
  return row !== undefined
}

type Linking = Adding & {
  /** What Госуслуги told otherwise than the card has it, of the version that was compared. */
  readonly offers: { readonly sealed: Buffer; readonly version: number } | undefined
}

/**
 * Lets a parent keep the card that their child has, also one that they had unlinked; false where nobody waits any
 * more. Throws a foreign-key violation where the card was destroyed at this very moment.
 */
export async function linkChild(db: Db, linking: Linking): Promise<boolean> {
  const { tokenHash, now, toldId, cardId, offers, event } = linking
  const row = await withLiveSession(db, tokenHash, now)
    .with('told', () => told(toldId, now))
    .with(
      'linked',
      () => sql<{ id: string; region: string }>`(
        insert into card_keeper (region, card_id, account_id, kinship, ground, since)
        select region, ${cardId}::uuid, account_id, 'child', 'kids-register', ${now}::timestamptz from told
        on conflict (region, card_id, account_id) do update
          set ended_at = null, end_reason = null, since = excluded.since, kinship = excluded.kinship,
            ground = excluded.ground
          where card_keeper.ended_at is not null
        returning card_id as id, region)`,
    )
    .with(
      'offered',
      () => sql<{ id: string }>`(
        update patient_card set offered_sealed = ${offers?.sealed ?? null}::bytea from linked
        where patient_card.region = linked.region and patient_card.id = linked.id
          and patient_card.version = ${offers?.version ?? -1}::integer
        returning patient_card.id)`,
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('linked', event)})`)
    .selectFrom('told')
    .select('told.region')
    .executeTakeFirst()
  return row !== undefined
}

/** The choice is made: what Госуслуги told in this session goes. */
export async function dropTold(db: Db, { tokenHash, now }: Asked): Promise<void> {
  await withLiveSession(db, tokenHash, now)
    .deleteFrom('attempt')
    .using('live')
    .whereRef('attempt.region', '=', 'live.region')
    .whereRef('attempt.session_id', '=', 'live.id')
    .where('attempt.purpose', '=', 'children')
    .where('attempt.used_at', 'is not', null)
    .execute()
}

type Keeping = Asked & {
  readonly toldId: string
  readonly sealed: Buffer
  readonly until: Date
  readonly offers: readonly { readonly cardId: string; readonly version: number; readonly sealed: Buffer }[]
  readonly event: Event
}

/**
 * Lets the children wait, sealed, in the attempt that they answer, in the place of those that waited before; what is
 * told otherwise of those who have cards is offered there. False where the session that asked is over.
 */
export async function keepTold(db: Db, keeping: Keeping): Promise<boolean> {
  const { tokenHash, now, toldId, sealed, until, offers, event } = keeping
  const listed = JSON.stringify(
    offers.map(({ cardId, version, sealed: offered }) => ({
      id: cardId,
      version,
      sealed: offered.toString('hex'),
    })),
  )
  const row = await withLiveSession(db, tokenHash, now)
    .with('kept', (query) =>
      query
        .updateTable('attempt')
        .from('live')
        .set({ person_sealed: sealed, expires_at: until })
        .whereRef('attempt.region', '=', 'live.region')
        .whereRef('attempt.session_id', '=', 'live.id')
        .where('attempt.id', '=', toldId)
        .returning(['attempt.id', 'attempt.region', 'live.account_id', 'live.id as session_id']),
    )
    .with(
      'former',
      () => sql<{ id: string }>`(
        delete from attempt using kept
        where attempt.region = kept.region and attempt.session_id = kept.session_id and attempt.id <> kept.id
          and attempt.purpose = 'children' and attempt.person_sealed is not null
        returning attempt.id)`,
    )
    .with(
      'offered',
      () => sql<{ id: string }>`(
        update patient_card set offered_sealed = decode(listed.sealed, 'hex')
        from kept, card_keeper, json_to_recordset(${listed}::json) as listed (id uuid, version integer, sealed text)
        where card_keeper.region = kept.region and card_keeper.account_id = kept.account_id
          and card_keeper.card_id = listed.id and card_keeper.ended_at is null
          and patient_card.region = kept.region and patient_card.id = listed.id
          and patient_card.version = listed.version
        returning patient_card.id)`,
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('kept', event)})`)
    .selectFrom('kept')
    .select('kept.id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends the session that asked, where somebody else answered. */
export async function endSession(
  db: Db,
  { tokenHash, event }: { readonly tokenHash: Buffer; readonly event: Event },
): Promise<void> {
  await db
    .with('ended', (query) => query.deleteFrom('session').where('token_hash', '=', tokenHash).returning('id'))
    .with('noted', () => sql<{ id: string }>`(${noteEvent('ended', event)})`)
    .selectFrom('ended')
    .select('ended.id')
    .execute()
}
