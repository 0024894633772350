import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { knowBrowser } from '../db/statements/known-browser.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { numberIn, withoutOne } from '../db/statements/password-tries.ts'
import { accountLimits } from '../password/tries.ts'

type Opening = {
  readonly region: string
  readonly identifierIndex: Buffer
  /** As `reserveTry` answered: of which tries this one was. */
  readonly known: boolean
  /** What the password was compared with: a password changed meanwhile opens nothing. */
  readonly hash: string
  /** The same password hashed anew, where pepper or cost have changed. */
  readonly renewed: string | undefined
  readonly session: Insertable<Schema['session']>
  readonly event: Insertable<Schema['audit_event']>
  /** Kept where a second step is demanded: the password then opens nothing. */
  readonly unfinished: Insertable<Schema['audit_event']> | undefined
  readonly browserHash: Buffer
  /** Kept where the account does not know the browser. */
  readonly browserNew: Insertable<Schema['audit_event']>
  /** The session that this browser had before, whosever it was: it ends. */
  readonly formerTokenHash: Buffer | undefined
  /** The moment that the try was reserved at. */
  readonly now: Date
}

type Opened = {
  readonly opened: boolean
  /** The password is right, and alone it opens nothing here. */
  readonly unfinished: boolean
  readonly has_passkey: boolean
  /** The password is right, and its account is closed. */
  readonly closed_at: Date | null
}

/**
 * Clears the tries and opens the session, in one statement; nothing where the password was changed meanwhile. Rows are
 * locked in the order of all other statements: account, what was typed, password.
 */
export async function openSession(db: Db, opening: Opening): Promise<Opened> {
  const { region, identifierIndex, known, hash, session, event, now } = opening
  const isOthers = sql`${!known}::boolean`

  const { rows } = await sql<Opened>`
    with mine as materialized (
      select closed_at from account where region = ${region} and id = ${session.account_id}::uuid for no key update
    ),
    typed as materialized (
      select from sign_in_try
      where region = ${region} and identifier_index = ${identifierIndex} and exists (select from mine) for update
    ),
    cleared as (
      -- The try of this very sign-in was counted as a failure before it was looked at. A known browser clears its own.
      update password set
        hash = coalesce(${opening.renewed ?? null}, hash),
        failures_in_row = case when ${isOthers} then 0 else failures_in_row end,
        failed_at = case when ${isOthers} then ${withoutOne('failed_at', now)} else failed_at end,
        known_in_row = 0,
        known_failed_at = case when ${isOthers} then known_failed_at else ${withoutOne('known_failed_at', now)} end,
        closed_to_strangers_at = case
          when ${isOthers} and ${numberIn('failed_at', now)} <= ${accountLimits.strangers.inWindow} then null
          else closed_to_strangers_at end
      where region = ${region} and account_id = ${session.account_id}::uuid and hash = ${hash}
        and (select count(*) from typed) >= 0
      returning region, account_id
    ),
    closed as (
      select closed_at from mine where closed_at is not null and exists (select from cleared)
    ),
    forgotten as (
      delete from sign_in_try where region = ${region} and identifier_index = ${identifierIndex} and ${isOthers} and exists (select from cleared)
    ),
    opened as (
      insert into session (token_hash, region, id, account_id, how, proved_at, began_at, seen_at, device_sealed)
      select ${session.token_hash}::bytea, ${session.region}, ${session.id}::uuid, account_id, ${session.how},
        ${session.proved_at}::timestamptz, ${session.began_at}::timestamptz, ${session.seen_at}::timestamptz,
        ${session.device_sealed}::bytea
      from cleared where not exists (select from closed) and ${opening.unfinished === undefined}::boolean
      returning region, account_id
    ),
    former as (
      delete from session where token_hash = ${opening.formerTokenHash ?? null}::bytea and exists (select from opened)
    ),
    ${sql.join(
      knowBrowser({ ...opening, of: 'opened', event: opening.browserNew }).map(
        ([name, part]) => sql`${sql.ref(name)} as (${part})`,
      ),
    )},
    unfinished as (
      select from cleared where not exists (select from closed) and ${opening.unfinished !== undefined}::boolean
    ),
    noted_unfinished as (${noteEvent('unfinished', opening.unfinished ?? event)}),
    noted as (${noteEvent('opened', event)})
    select exists (select from opened) as opened, exists (select from unfinished) as unfinished,
      exists (select from passkey join cleared using (region, account_id)) as has_passkey, (select closed_at from closed) as closed_at`.execute(
    db,
  )
  return rows[0] ?? { opened: false, unfinished: false, has_passkey: false, closed_at: null }
}
