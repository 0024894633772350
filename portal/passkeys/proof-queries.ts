import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { forgetOtherBrowsers } from '../db/statements/known-browser.ts'
import { noteEnded } from '../db/statements/note-ended.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { forgiven } from '../db/statements/password-tries.ts'
import { sessionLimits } from '../session/session.ts'
import type { Challenge } from './challenge.ts'
import { isAhead } from './sign-in-queries.ts'
import { useChallenge } from './use-challenge-queries.ts'

type Proof = {
  readonly passkeyId: string
  readonly counter: number
  readonly challenge: Challenge
  readonly formerTokenHash: Buffer
  /** The one that takes its place, with a token and an id of its own. */
  readonly session: Insertable<Schema['session']>
  readonly now: Date
  readonly event: Insertable<Schema['audit_event']>
  /** Whether it was asked for the password that waits: any other proof saves none, whoever typed it. */
  readonly isForPassword: boolean
  /** Kept where a password waited for this proof. */
  readonly passwordSet: Insertable<Schema['audit_event']>
  readonly browserHash: Buffer
}

export type Proved = {
  readonly proved: boolean
  /** The session that asked is there still. */
  readonly is_live: boolean
  readonly was_used: boolean
  readonly is_behind: boolean
  /** A password that waited for this proof is saved. */
  readonly saved: boolean
}

/**
 * Uses the challenge up, moves the key's counter on, and puts a session with a fresh proof in the place of the one that
 * asked, in one statement. A password that waits for this proof is saved, and ends the sessions elsewhere.
 */
export async function proveByPasskey(db: Db, proof: Proof): Promise<Proved> {
  const { passkeyId, counter, challenge, formerTokenHash, session, now, event, isForPassword } = proof
  const { region, account_id: accountId } = session
  const { rows } = await sql<Proved>`
    with mine as materialized (
      select region, id from account
      where region = ${region} and id = ${accountId}::uuid and closed_at is null for no key update
    ),
    asking as (
      select session.region, session.id from session
      join mine on mine.region = session.region and mine.id = session.account_id
      where session.token_hash = ${formerTokenHash}
        and session.seen_at > ${before(now, sessionLimits.idle)} and session.began_at > ${before(now, sessionLimits.whole)}
    ),
    used as (${useChallenge('asking', challenge)}),
    moved as (
      update passkey set counter = ${counter}::bigint, used_at = ${now}::timestamptz from used
      where passkey.region = ${region} and passkey.id = ${passkeyId}::uuid
        and passkey.account_id = ${accountId}::uuid and ${isAhead(counter)}
      returning passkey.account_id
    ),
    saved as (
      insert into password (region, account_id, hash, set_at)
      select pending.region, pending.account_id, pending.hash, ${now}::timestamptz
      from pending_password as pending join asking on pending.region = asking.region and pending.session_id = asking.id
      join moved on moved.account_id = pending.account_id
      where pending.expires_at > ${now} and ${isForPassword}::boolean
      on conflict (region, account_id) do update
        set hash = excluded.hash, set_at = excluded.set_at, ${forgiven}
      returning region, account_id
    ),
    forgotten_browser as (${forgetOtherBrowsers('saved', proof.browserHash)}),
    noted_password as (${noteEvent('saved', proof.passwordSet)}),
    gone_pending as (
      delete from pending_password using asking, moved
      where pending_password.region = asking.region and pending_password.session_id = asking.id
    ),
    ended as (
      delete from session
      where session.region = ${region} and session.account_id in (select account_id from moved)
        and (session.token_hash = ${formerTokenHash} or session.account_id in (select account_id from saved))
      returning session.region, session.account_id, session.id, session.token_hash
    ),
    ended_elsewhere as (select region, account_id, id from ended where token_hash <> ${formerTokenHash}),
    noted_end as (${noteEnded('ended_elsewhere', { at: now, requestId: event.request_id })}),
    proved as (
      insert into session (token_hash, region, id, account_id, how, proved_at, began_at, seen_at, device_sealed)
      select ${session.token_hash}::bytea, ${region}, ${session.id}::uuid, account_id, ${session.how},
        ${session.proved_at}::timestamptz, ${now}::timestamptz, ${session.seen_at}::timestamptz,
        ${session.device_sealed}::bytea
      from ended where token_hash = ${formerTokenHash}
      returning id
    ),
    noted as (${noteEvent('proved', event)})
    select exists (select from proved) as proved,
      exists (select from asking) as is_live,
      exists (select from asking) and not exists (select from used) as was_used,
      exists (
        select from passkey where region = ${region} and id = ${passkeyId}::uuid and not ${isAhead(counter)}
      ) as is_behind,
      exists (select from saved) as saved`.execute(db)
  return rows[0] ?? { proved: false, is_live: false, was_used: false, is_behind: false, saved: false }
}

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds)
