import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../../db/schema.ts'
import { withLiveSession } from '../../db/statements/live-session.ts'
import { noteEvent } from '../../db/statements/note-event.ts'
import type { Relation } from '../grounds.ts'
import { fromKept } from '../kept-queries.ts'

type Event = Insertable<Schema['audit_event']>
type Asked = { readonly tokenHash: Buffer; readonly cardId: string; readonly now: Date }

/** A card of a signed-in person with everybody who keeps it, a row each, and the code that they gave last. */
export async function accessOf(db: Db, asked: Asked) {
  return fromKept(db, asked)
    .leftJoin('card_keeper as other', (join) =>
      join
        .onRef('other.region', '=', 'card_keeper.region')
        .onRef('other.card_id', '=', 'card_keeper.card_id')
        .on('other.ended_at', 'is', null),
    )
    .leftJoin('account as whose', (join) =>
      join.onRef('whose.region', '=', 'other.region').onRef('whose.id', '=', 'other.account_id'),
    )
    .leftJoin('card_invitation', (join) =>
      join
        .onRef('card_invitation.region', '=', 'card_keeper.region')
        .onRef('card_invitation.card_id', '=', 'card_keeper.card_id')
        .onRef('card_invitation.account_id', '=', 'card_keeper.account_id')
        .on('card_invitation.claimed_by', 'is', null)
        .on('card_invitation.expires_at', '>', asked.now),
    )
    .select([
      'other.account_id as keeper_id',
      'other.kinship as keeper_kinship',
      'other.ground as keeper_ground',
      'other.since as keeper_since',
      'whose.sealed as keeper_sealed',
      'card_invitation.id as invitation_id',
      'card_invitation.expires_at as invitation_until',
    ])
    .orderBy(sql`other.kinship <> 'self'`)
    .orderBy('other.since')
    .execute()
}

type Offer = Asked & {
  readonly id: string
  readonly codeHash: Buffer
  readonly kinship: Relation
  readonly until: Date
  /** Which of them let others in; nobody passes on what they were given by a code. */
  readonly grounds: readonly string[]
  readonly event: Event
}

/** Makes a code, in the place of one that this keeper gave for this card before; false where it is made already. */
export async function offerAccess(db: Db, offer: Offer): Promise<boolean> {
  const { tokenHash, cardId, now, id, codeHash, kinship, until, grounds, event } = offer
  const row = await withLiveSession(db, tokenHash, now)
    .with(
      'mine',
      () => sql<{ region: string; card_id: string; account_id: string }>`(
        select card_keeper.region, card_keeper.card_id, card_keeper.account_id from card_keeper join live
          on card_keeper.region = live.region and card_keeper.account_id = live.account_id
        where card_keeper.card_id = ${cardId}::uuid and card_keeper.ended_at is null
          and card_keeper.ground in (${sql.join(grounds)}))`,
    )
    .with(
      'former',
      () => sql<{ id: string }>`(
        delete from card_invitation using mine
        where card_invitation.region = mine.region and card_invitation.card_id = mine.card_id
          and card_invitation.account_id = mine.account_id and card_invitation.claimed_by is null
          and card_invitation.id <> ${id}::uuid
        returning card_invitation.id)`,
    )
    .with(
      'made',
      () => sql<{ id: string }>`(
        insert into card_invitation (region, id, card_id, account_id, code_hash, kinship, made_at, expires_at)
        select region, ${id}::uuid, card_id, account_id, ${codeHash}::bytea, ${kinship}, ${now}::timestamptz,
          ${until}::timestamptz from mine
        on conflict do nothing returning id)`,
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('made', event)})`)
    .selectFrom('made')
    .select('made.id')
    .executeTakeFirst()
  return row !== undefined
}

type Ending = Asked & {
  readonly keeperId: string
  /** Who lets others in may also end what a code gave. */
  readonly grounds: readonly string[]
  readonly events: readonly [Event, Event]
}

/** Ends another's access for good; nothing happens where it is not the asker's to end. */
export async function endAccess(db: Db, ending: Ending): Promise<boolean> {
  const { tokenHash, cardId, now, keeperId, grounds, events } = ending
  const [mine, theirs] = events
  const row = await withLiveSession(db, tokenHash, now)
    .with(
      'gone',
      () => sql<{ region: string; card_id: string }>`(
        delete from card_keeper as k using live, card_keeper as mine
        where mine.region = live.region and mine.card_id = ${cardId}::uuid and mine.account_id = live.account_id
          and mine.ended_at is null
          and k.region = mine.region and k.card_id = mine.card_id and k.account_id = ${keeperId}::uuid
          and k.kinship <> 'self' and k.ended_at is null
          and (mine.kinship = 'self' or (mine.ground in (${sql.join(grounds)}) and k.ground = 'consent'))
        returning k.region, k.card_id)`,
    )
    .with(
      'unasked',
      () => sql<{ id: string }>`(
        delete from card_invitation as i using gone
        where i.region = gone.region and i.card_id = gone.card_id
          and (i.claimed_by = ${keeperId}::uuid or i.account_id = ${keeperId}::uuid)
        returning i.id)`,
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('gone', mine)})`)
    .with('told', () => sql<{ id: string }>`(${noteEvent('gone', theirs)})`)
    .selectFrom('gone')
    .select('gone.card_id')
    .executeTakeFirst()
  return row !== undefined
}
