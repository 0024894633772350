import { sql } from 'kysely'
import type { Db } from '../db/schema.ts'
import { allowanceLasts, leaseLasts, lightKinds, mostInLetter } from './notice.ts'

export type Taken = {
  readonly region: string
  readonly id: string
  readonly account_id: string
  readonly kind: string
  readonly at: Date
  readonly former_sealed: Buffer | null
  readonly tries: number
  readonly letter_id: string
  /** Null: the account is no more. */
  readonly account_sealed: Buffer | null
  /** The event by which the session began in which it happened: it tells from what, and outlives the session. */
  readonly began_id: string | null
  readonly began_sealed: Buffer | null
  /** Whether this letter has been tried before: then it counts already. */
  readonly is_again: boolean
  /** When the other letters of this account and weight went, that still count. */
  readonly earlier: readonly Date[]
}

/**
 * Takes the rows of one letter that is due, or none: those of one account and weight, or those that were in the letter
 * before. Of several processes one gets them, and keeps them until its lease ends: who is killed meanwhile leaves them
 * to the others. Nothing stays locked after the statement.
 */
export async function takeLetter(db: Db, now: Date): Promise<readonly Taken[]> {
  const isLight = (row: string) => sql`${sql.ref(`${row}.kind`)} in (${sql.join(lightKinds)})`
  const until = new Date(now.getTime() + leaseLasts)
  const counted = new Date(now.getTime() - allowanceLasts)

  const { rows } = await sql<Omit<Taken, 'earlier'> & { earlier: readonly number[] }>`
    with lead as materialized (
      select region, id, account_id, kind, letter_id, former_sealed is not null as is_former from notice
      where done_at is null and due_at <= ${now}::timestamptz
      order by due_at, id limit 1
      for update skip locked
    ),
    mine as materialized (
      select notice.region, notice.id from notice
      join lead on lead.region = notice.region and lead.account_id = notice.account_id
      where notice.done_at is null and notice.due_at <= ${now}::timestamptz
        and notice.letter_id is not distinct from lead.letter_id
        and ${isLight('notice')} = ${isLight('lead')}
        and (notice.id = lead.id or not lead.is_former and notice.former_sealed is null)
      order by notice.id <> lead.id, notice.at, notice.id limit ${mostInLetter}
      for update of notice skip locked
    ),
    taken as (
      update notice set due_at = ${until}::timestamptz, tries = notice.tries + 1,
        letter_id = coalesce(notice.letter_id, lead.id), letter_at = coalesce(notice.letter_at, ${now}::timestamptz)
      from mine, lead
      where notice.region = mine.region and notice.id = mine.id
      returning notice.region, notice.id, notice.account_id, notice.session_id, notice.kind, notice.at,
        notice.former_sealed, notice.tries, notice.letter_id, lead.letter_id is not null as is_again
    )
    select taken.*, account.sealed as account_sealed, began.id as began_id, began.sealed as began_sealed,
      (select coalesce(json_agg(went.ms), '[]'::json) from (
        select extract(epoch from min(other.letter_at))::float8 * 1000 as ms from notice as other
        where other.region = taken.region and other.account_id = taken.account_id
          and other.letter_at > ${counted}::timestamptz and other.letter_id <> taken.letter_id
          and other.former_sealed is null and ${isLight('other')} = ${isLight('taken')}
        group by other.letter_id) as went) as earlier
    from taken
    left join account on account.region = taken.region and account.id = taken.account_id
    left join lateral (
      select id, sealed from audit_event as event
      where event.region = taken.region and event.account_id = taken.account_id
        and event.session_id = taken.session_id and event.event in ('session.began', 'identity.proved')
      order by event.at limit 1
    ) as began on true
    order by taken.at, taken.id`.execute(db)
  return rows.map((row) => ({ ...row, earlier: row.earlier.map((at) => new Date(at)) }))
}

type Letter = Pick<Taken, 'region' | 'letter_id'>

export type Outcome = 'sent' | 'nowhere' | 'refused' | 'given-up'

/** What became of a letter; its rows are told of for good. */
export async function closeLetter(
  db: Db,
  { region, letter_id }: Letter,
  { outcome, now }: { outcome: Outcome; now: Date },
): Promise<void> {
  await db
    .updateTable('notice')
    .set({ outcome, done_at: now })
    .where('region', '=', region)
    .where('letter_id', '=', letter_id)
    .where('done_at', 'is', null)
    .execute()
}

/** The same letter, later. */
export async function tryLater(db: Db, { region, letter_id }: Letter, at: Date): Promise<void> {
  await db
    .updateTable('notice')
    .set({ due_at: at })
    .where('region', '=', region)
    .where('letter_id', '=', letter_id)
    .where('done_at', 'is', null)
    .execute()
}

/**
 * There have been letters enough for now: these rows, and whatever else of the account and weight is due by then, are
 * told of in one. It was no try, and no letter.
 */
export async function holdBack(
  db: Db,
  { region, letter_id, account_id, kind }: Taken,
  at: Date,
): Promise<void> {
  await db
    .updateTable('notice')
    .set({ due_at: at, letter_id: null, letter_at: null, tries: 0 })
    .where('region', '=', region)
    .where('account_id', '=', account_id)
    .where('kind', lightKinds.some((light) => light === kind) ? 'in' : 'not in', lightKinds)
    .where('former_sealed', 'is', null)
    .where('done_at', 'is', null)
    .where((row) => row.or([row('letter_id', '=', letter_id), row('letter_id', 'is', null)]))
    .execute()
}

type LoginOf = {
  readonly region: string
  readonly kind: 'email' | 'phone'
  readonly valueIndex: Buffer
  readonly accountId: string
  /** Whether it will do that it is nobody's. */
  readonly orNobody: boolean
}

export async function isLoginOf(db: Db, { region, kind, valueIndex, accountId, orNobody }: LoginOf) {
  const login = await db
    .selectFrom('login')
    .select('account_id')
    .where('region', '=', region)
    .where('kind', '=', kind)
    .where('value_index', '=', valueIndex)
    .executeTakeFirst()
  return login === undefined ? orNobody : login.account_id === accountId
}
