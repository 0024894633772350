import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { accountLimits } from '../password/tries.ts'
import { failuresLast, waits } from './sign-in.ts'

type Index = { readonly kind: string; readonly valueIndex: Buffer }

export type Try = {
  readonly region: string
  /** What was typed, in one normal form: every spelling of a login shares one counter. */
  readonly identifierIndex: Buffer
  readonly logins: readonly Index[]
  readonly now: Date
}

export type Reserved = {
  /** Null where the wait is not over: nothing was counted then. */
  readonly tried: number | null
  readonly failures: number | null
  readonly last_failed_at: Date | null
  readonly account_id: string | null
  readonly hash: string | null
}

/**
 * Counts a try before its password is looked at, and answers with the hash to look at: of any number of parallel
 * tries on any instance, not one goes uncounted. Bare eleven digits may name two accounts; then none is answered.
 */
export async function reserveTry(db: Db, { region, identifierIndex, logins, now }: Try): Promise<Reserved> {
  const wait = sql.lit(`{${waits.join(',')}}`)
  const listed = JSON.stringify(
    logins.map(({ kind, valueIndex }) => ({ kind, value: valueIndex.toString('hex') })),
  )
  const forgottenBefore = new Date(now.getTime() - failuresLast)
  const windowBefore = new Date(now.getTime() - accountLimits.window)

  const { rows } = await sql<Reserved>`
    with tried as (
      insert into sign_in_try as t (region, identifier_index, failures, last_failed_at)
      values (${region}, ${identifierIndex}, 1, ${now})
      on conflict (region, identifier_index) do update
        set failures = case when t.last_failed_at < ${forgottenBefore} then 1 else t.failures + 1 end, last_failed_at = ${now}
        -- Of two presses at once the later may bear the earlier moment: what is free is free at any.
        where (${wait}::int[])[least(t.failures, ${waits.length - 1}) + 1] = 0
          or t.last_failed_at + make_interval(secs => (${wait}::int[])[least(t.failures, ${waits.length - 1}) + 1]) <= ${now}
      returning failures
    ),
    given as (
      select kind, decode(value, 'hex') as value_index
      from json_to_recordset(${listed}::json) as listed (kind text, value text)
    ),
    found as (
      select min(account_id::text)::uuid as account_id
      from login join given using (kind, value_index)
      where region = ${region}
      having count(distinct account_id) = 1
    ),
    counted as (
      update password set
        failures_in_row = failures_in_row + 1,
        failures_in_window = case when window_began_at is null or window_began_at < ${windowBefore} then 1 else failures_in_window + 1 end,
        window_began_at = case when window_began_at is null or window_began_at < ${windowBefore} then ${now} else window_began_at end
      from found
      where password.region = ${region} and password.account_id = found.account_id
        and exists (select from tried)
        and failures_in_row < ${accountLimits.inRow}
        and (failures_in_window < ${accountLimits.inWindow} or window_began_at < ${windowBefore})
      returning password.account_id, password.hash
    )
    select
      (select failures from tried) as tried,
      before.failures, before.last_failed_at,
      (select account_id from counted) as account_id,
      (select hash from counted) as hash
    from (select) as one left join sign_in_try as before
      on before.region = ${region} and before.identifier_index = ${identifierIndex}`.execute(db)

  const [reserved] = rows
  if (reserved === undefined) throw new Error('A reserved try has one row')
  return reserved
}

type Opening = {
  readonly region: string
  readonly identifierIndex: Buffer
  /** What the password was compared with: a password changed meanwhile opens nothing. */
  readonly hash: string
  readonly session: Insertable<Schema['session']>
  readonly event: Insertable<Schema['audit_event']>
  /** The session that this browser had before, whosever it was: it ends. */
  readonly formerTokenHash: Buffer | undefined
}

type Opened = {
  readonly opened: boolean
  /** The password is right, and its account is closed. */
  readonly closed_at: Date | null
}

/** Clears the tries and opens the session, in one statement; nothing where the password was changed meanwhile. */
export async function openSession(
  db: Db,
  { region, identifierIndex, hash, session, event, formerTokenHash }: Opening,
): Promise<Opened> {
  const { rows } = await sql<Opened>`
    with cleared as (
      -- The try of this very sign-in was counted as a failure before it was looked at.
      update password set failures_in_row = 0, failures_in_window = greatest(failures_in_window - 1, 0)
      where region = ${region} and account_id = ${session.account_id}::uuid and hash = ${hash}
      returning account_id
    ),
    closed as (
      select closed_at from account
      where region = ${region} and id = ${session.account_id}::uuid and closed_at is not null and exists (select from cleared)
    ),
    forgotten as (
      delete from sign_in_try where region = ${region} and identifier_index = ${identifierIndex} and exists (select from cleared)
    ),
    opened as (
      insert into session (token_hash, region, id, account_id, how, proved_at, began_at, seen_at, device_sealed)
      select ${session.token_hash}::bytea, ${session.region}, ${session.id}::uuid, account_id, ${session.how},
        ${session.proved_at}::timestamptz, ${session.began_at}::timestamptz, ${session.seen_at}::timestamptz,
        ${session.device_sealed}::bytea
      from cleared where not exists (select from closed)
      returning id
    ),
    former as (
      delete from session where token_hash = ${formerTokenHash ?? null}::bytea and exists (select from opened)
    ),
    noted as (${noteEvent('opened', event)})
    select exists (select from opened) as opened, (select closed_at from closed) as closed_at`.execute(db)
  return rows[0] ?? { opened: false, closed_at: null }
}
