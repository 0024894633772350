import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { forgetOtherBrowsers } from '../db/statements/known-browser.ts'
import { noteEnded } from '../db/statements/note-ended.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { sessionLimits } from '../session/session.ts'
import { doubtfulEvents } from './telling.ts'

type Alarm = {
  readonly tokenHash: Buffer
  readonly now: Date
  /** Its id is that of the event it is about: of any number of presses one makes it. */
  readonly request: Insertable<Schema['support_request']>
  /** Of the browser that asks: all others are as strange as any from now on. */
  readonly browserHash: Buffer
  /** Takes the place of the password's: nobody knows what would lead to it. */
  readonly closedHash: string
  readonly alarmed: Insertable<Schema['audit_event']>
  readonly closed: Insertable<Schema['audit_event']>
  /** Kept where keys went that were added since. */
  readonly removed: Insertable<Schema['audit_event']>
}

export type Raised = {
  readonly is_live: boolean
  /** The event is of this account, and one that may be doubted. */
  readonly is_known: boolean
  readonly is_raised: boolean
}

/**
 * «Это был не я»: writes to the support, and with that ends the other sessions of the account, closes its password,
 * drops what waited to become one, and removes the keys that were added since. All of it once, or nothing. The account is
 * locked first, like everywhere. A session that is just being opened ends too: `audit_event_ends_sessions` sees to it.
 */
export async function raiseAlarm(db: Db, alarm: Alarm): Promise<Raised> {
  const { tokenHash, now, request, closedHash } = alarm
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  const { rows } = await sql<Raised>`
    with asking as materialized (
      select account.region, account.id as account_id from account
      join session on session.region = account.region and session.account_id = account.id
      where session.token_hash = ${tokenHash} and account.closed_at is null
        and session.seen_at > ${before(sessionLimits.idle)} and session.began_at > ${before(sessionLimits.whole)}
      for no key update of account
    ),
    locked as materialized (
      select session.region, session.account_id, session.id, session.token_hash from session
      join asking using (region, account_id)
      order by session.id
      for update of session
    ),
    mine as (
      select locked.region, locked.account_id, locked.id from locked where locked.token_hash = ${tokenHash}
    ),
    doubted as (
      select audit_event.id, audit_event.at from audit_event join mine using (region, account_id)
      where audit_event.id = ${request.id}::uuid and audit_event.event in (${sql.join(doubtfulEvents)})
    ),
    asked as (
      insert into support_request (region, id, number, sealed, sent_at)
      select mine.region, doubted.id, ${request.number}, ${request.sealed}::bytea, ${now}::timestamptz from mine, doubted
      on conflict do nothing returning id
    ),
    gone as (
      delete from session using locked, mine
      where session.token_hash = locked.token_hash and locked.id <> mine.id and exists (select from asked)
      returning session.region, session.account_id, session.id
    ),
    gone_pending as (
      delete from pending_password as pending using mine
      where pending.region = mine.region and pending.account_id = mine.account_id and exists (select from asked)
    ),
    closed as (
      update password set hash = ${closedHash}, closed_at = ${now}::timestamptz
      from mine
      where password.region = mine.region and password.account_id = mine.account_id and exists (select from asked)
      returning password.account_id
    ),
    gone_key as (
      delete from passkey using mine, doubted
      where passkey.region = mine.region and passkey.account_id = mine.account_id and passkey.added_at >= doubted.at
        and exists (select from asked)
      returning passkey.id
    ),
    removed as (select from gone_key limit 1),
    others_gone as (select region, account_id from mine where exists (select from asked)),
    forgotten as (${forgetOtherBrowsers('others_gone', alarm.browserHash)}),
    noted as (${noteEnded('gone', { at: now, requestId: alarm.alarmed.request_id })}),
    noted_alarm as (${noteEvent('asked', alarm.alarmed)}),
    noted_closed as (${noteEvent('closed', alarm.closed)}),
    noted_removal as (${noteEvent('removed', alarm.removed)})
    select exists (select from mine) as is_live, exists (select from doubted) as is_known,
      exists (select from asked) as is_raised`.execute(db)
  return rows[0] ?? { is_live: false, is_known: false, is_raised: false }
}
