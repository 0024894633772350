import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../../db/schema.ts'
import { fromCabinet, withLiveSession } from '../../db/statements/live-session.ts'
import { noteEvent } from '../../db/statements/note-event.ts'
import { failuresLast, waits } from '../../sign-in/sign-in.ts'
import type { Relation } from '../grounds.ts'

type Event = Insertable<Schema['audit_event']>
type Asked = { readonly tokenHash: Buffer; readonly cardId: string; readonly now: Date }

type Claim = {
  readonly tokenHash: Buffer
  readonly codeHash: Buffer
  /** Counts what this account tries, whatever the code. */
  readonly triesIndex: Buffer
  readonly now: Date
}

export type Claimed = {
  readonly tried: number | null
  readonly failures: number | null
  readonly last_failed_at: Date | null
  readonly card_id: string | null
  /** The card, where they keep it already. */
  readonly known_id: string | null
}

/** Counts a try before its code is looked at; a right code is theirs from now on, and nobody else's. */
export async function claimCode(db: Db, claim: Claim): Promise<Claimed | undefined> {
  const { tokenHash, codeHash, triesIndex, now } = claim
  const wait = sql.lit(`{${waits.join(',')}}`)
  const forgottenBefore = new Date(now.getTime() - failuresLast)
  return withLiveSession(db, tokenHash, now)
    .with(
      'tried',
      () => sql<{ failures: number }>`(
        insert into sign_in_try as t (region, identifier_index, failures, last_failed_at)
        select region, ${triesIndex}::bytea, 1, ${now}::timestamptz from live
        on conflict (region, identifier_index) do update
          set failures = case when t.last_failed_at < ${forgottenBefore}::timestamptz then 1 else t.failures + 1 end,
            last_failed_at = ${now}::timestamptz
          where (${wait}::int[])[least(t.failures, ${waits.length - 1}) + 1] = 0
            or t.last_failed_at + make_interval(secs => (${wait}::int[])[least(t.failures, ${waits.length - 1}) + 1]) <= ${now}::timestamptz
        returning failures)`,
    )
    .with(
      'found',
      () => sql<{ region: string; id: string; card_id: string; known: boolean }>`(
        select i.region, i.id, i.card_id, exists (
            select from card_keeper as k where k.region = i.region and k.card_id = i.card_id
              and k.account_id = live.account_id and k.ended_at is null
          ) as known
        from card_invitation as i join live on i.region = live.region
        where i.code_hash = ${codeHash}::bytea and i.expires_at > ${now}::timestamptz and i.answered_at is null
          and (i.claimed_by is null or i.claimed_by = live.account_id) and exists (select from tried))`,
    )
    .with(
      'claimed',
      () => sql<{ card_id: string }>`(
        update card_invitation as i set claimed_by = live.account_id from live, found
        where i.region = found.region and i.id = found.id and not found.known
          and (i.claimed_by is null or i.claimed_by = live.account_id)
        returning i.card_id)`,
    )
    .selectFrom('live')
    .leftJoin('sign_in_try as before', (join) =>
      join.onRef('before.region', '=', 'live.region').on('before.identifier_index', '=', triesIndex),
    )
    .select([
      sql<number | null>`(select failures from tried)`.as('tried'),
      'before.failures',
      'before.last_failed_at',
      sql<string | null>`(select card_id from claimed)`.as('card_id'),
      sql<string | null>`(select card_id from found where known)`.as('known_id'),
    ])
    .executeTakeFirst()
}

/** The card that a code let this person ask for, and who let them: the newest of several; without it an empty row. */
export async function offerOf(db: Db, { tokenHash, cardId, now }: Asked) {
  return fromCabinet(db, tokenHash, now)
    .leftJoin('card_invitation', (join) =>
      join
        .onRef('card_invitation.region', '=', 'live.region')
        .onRef('card_invitation.claimed_by', '=', 'live.account_id')
        .on('card_invitation.card_id', '=', cardId)
        .on('card_invitation.answered_at', 'is', null)
        .on('card_invitation.expires_at', '>', now),
    )
    .leftJoin('card_keeper as mine', (join) =>
      join
        .onRef('mine.region', '=', 'live.region')
        .onRef('mine.account_id', '=', 'live.account_id')
        .on('mine.card_id', '=', cardId)
        .on('mine.ended_at', 'is', null),
    )
    .leftJoin('card_keeper as giver', (join) =>
      join
        .onRef('giver.region', '=', 'card_invitation.region')
        .onRef('giver.card_id', '=', 'card_invitation.card_id')
        .onRef('giver.account_id', '=', 'card_invitation.account_id')
        .on('giver.ended_at', 'is', null),
    )
    .leftJoin('patient_card', (join) =>
      join.onRef('patient_card.region', '=', 'giver.region').onRef('patient_card.id', '=', 'giver.card_id'),
    )
    .leftJoin('account as whose', (join) =>
      join.onRef('whose.region', '=', 'giver.region').onRef('whose.id', '=', 'giver.account_id'),
    )
    .select([
      'mine.card_id as kept_id',
      'card_invitation.kinship as offered_kinship',
      'giver.account_id as giver_id',
      'giver.kinship as giver_kinship',
      'giver.ground as giver_ground',
      'giver.since as giver_since',
      'whose.sealed as giver_sealed',
      'patient_card.sealed as card_sealed',
    ])
    .orderBy('card_invitation.made_at', 'desc')
    .executeTakeFirst()
}

type Taking = Asked & { readonly triesIndex: Buffer; readonly events: readonly [Event, Event] }

/** The link that a code promised, if who gave it still keeps the card; an ended link of theirs is begun anew. */
export async function takeAccess(
  db: Db,
  { tokenHash, cardId, now, triesIndex, events }: Taking,
): Promise<boolean> {
  const [mine, theirs] = events
  const row = await withLiveSession(db, tokenHash, now)
    .with(
      'taken',
      () => sql<{ region: string; card_id: string; kinship: Relation; made_at: Date; taker_id: string }>`(
        update card_invitation as i set answered_at = ${now}::timestamptz from live, card_keeper as giver
        where i.region = live.region and i.card_id = ${cardId}::uuid and i.claimed_by = live.account_id
          and i.answered_at is null and i.expires_at > ${now}::timestamptz
          and giver.region = i.region and giver.card_id = i.card_id and giver.account_id = i.account_id
          and giver.ended_at is null
        returning i.region, i.card_id, i.kinship, i.made_at, live.account_id as taker_id)`,
    )
    .with(
      'kept',
      () => sql<{ card_id: string }>`(
        insert into card_keeper as k (region, card_id, account_id, kinship, ground, since)
        select distinct on (region, card_id) region, card_id, taker_id, kinship, 'consent', ${now}::timestamptz
        from taken order by region, card_id, made_at desc
        on conflict (region, card_id, account_id) do update
          set kinship = excluded.kinship, ground = 'consent', since = excluded.since, ended_at = null, end_reason = null
          where k.ended_at is not null
        returning k.card_id)`,
    )
    .with(
      'forgiven',
      () => sql<{ id: string }>`(
        delete from sign_in_try as t using taken
        where t.region = taken.region and t.identifier_index = ${triesIndex}::bytea returning t.region as id)`,
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('kept', mine)})`)
    .with('told', () => sql<{ id: string }>`(${noteEvent('kept', theirs)})`)
    .selectFrom('kept')
    .select('kept.card_id')
    .executeTakeFirst()
  return row !== undefined
}
