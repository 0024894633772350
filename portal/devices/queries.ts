import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { forgetOtherBrowsers } from '../db/statements/known-browser.ts'
import { fromCabinet } from '../db/statements/live-session.ts'
import { noteEnded } from '../db/statements/note-ended.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { sessionLimits } from '../session/session.ts'

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds)

/** The live sessions of whoever asks, newest first, a row each; no row without a live session of their own. */
export async function devicesOf(db: Db, { tokenHash, now }: { tokenHash: Buffer; now: Date }) {
  return fromCabinet(db, tokenHash, now)
    .innerJoin('session as open', (join) =>
      join
        .onRef('open.region', '=', 'live.region')
        .onRef('open.account_id', '=', 'live.account_id')
        .on('open.seen_at', '>', before(now, sessionLimits.idle))
        .on('open.began_at', '>', before(now, sessionLimits.whole)),
    )
    .select([
      'open.id as open_id',
      'open.how as open_how',
      'open.began_at as open_began_at',
      'open.seen_at as open_seen_at',
      'open.device_sealed as open_device',
    ])
    .orderBy('open.began_at', 'desc')
    .orderBy('open.id')
    .execute()
}

type Asked = {
  readonly tokenHash: Buffer
  readonly now: Date
  /** The session to end; undefined: all but the one that asks. */
  readonly only: string | undefined
  /** Where all others end, all other browsers are forgotten too. */
  readonly browserHash: Buffer
  /** Kept once, where something was ended. */
  readonly event: Insertable<Schema['audit_event']>
}

/**
 * Ends other sessions of the account of a live one. The account is locked first, like everywhere, so that of two devices
 * that end each other one stays.
 */
export async function endSessions(db: Db, { tokenHash, now, only, browserHash, event }: Asked) {
  // Not by `withLiveSession`: what it writes of this session would stand in the way of the lock.
  const { rows } = await sql<{ is_live: boolean; ended: number; is_known: boolean }>`
    with asking as materialized (
      select account.region, account.id as account_id from account
      join session on session.region = account.region and session.account_id = account.id
      where session.token_hash = ${tokenHash} and account.closed_at is null
        and session.seen_at > ${before(now, sessionLimits.idle)} and session.began_at > ${before(now, sessionLimits.whole)}
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
    gone as (
      delete from session using locked, mine
      where session.token_hash = locked.token_hash and locked.id <> mine.id
        and (${only ?? null}::uuid is null or locked.id = ${only ?? null}::uuid)
      returning session.region, session.account_id, session.id
    ),
    gone_pending as (
      delete from pending_password as pending using gone
      where pending.region = gone.region and pending.session_id = gone.id
    ),
    mine_alone as (select region, account_id from mine where ${only ?? null}::uuid is null),
    forgotten as (${forgetOtherBrowsers('mine_alone', browserHash)}),
    noted as (${noteEnded('gone', { at: now, requestId: event.request_id })}),
    deed as (select from gone limit 1),
    told as (${noteEvent('deed', event)})
    select exists (select from mine) as is_live,
      (select count(*) from gone)::int as ended,
      exists (
        select from audit_event join mine using (region, account_id)
        where audit_event.session_id = ${only ?? null}::uuid) as is_known`.execute(db)
  const [row] = rows
  return { isLive: row?.is_live ?? false, ended: row?.ended ?? 0, isKnown: row?.is_known ?? false }
}
