import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { forgetOtherBrowsers } from '../db/statements/known-browser.ts'
import { noteEnded } from '../db/statements/note-ended.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { forgiven } from '../db/statements/password-tries.ts'

type Owner = {
  readonly region: string
  readonly sessionId: string
  readonly accountId: string
  readonly now: Date
}
type Saving = Owner & {
  readonly hash: string
  /** By which the session was opened; another press of the button may have changed it since. */
  readonly tokenHash: Buffer
  /** The session's next token: who knew the old one is out, like all other sessions of the account. */
  readonly nextTokenHash: Buffer
  /** All other browsers are forgotten, as their sessions end. */
  readonly browserHash: Buffer
  /** By which tries of the current password wait. */
  readonly triedIndex: Buffer
  readonly event: Insertable<Schema['audit_event']>
}

/**
 * Saves a password for the session that asked; false where that session was ended meanwhile. The account is locked first,
 * like everywhere. A session that is just being opened ends too: `audit_event_ends_sessions` sees to it.
 */
export async function savePassword(
  db: Db,
  {
    region,
    sessionId,
    accountId,
    now,
    hash,
    tokenHash,
    nextTokenHash,
    browserHash,
    triedIndex,
    event,
  }: Saving,
): Promise<boolean> {
  const { rows } = await sql<{ saved: boolean }>`
    with mine as materialized (
      select from account where region = ${region} and id = ${accountId}::uuid and closed_at is null for no key update
    ),
    own as (
      update session set token_hash = ${nextTokenHash}, seen_at = ${now}
      where token_hash = ${tokenHash} and exists (select from mine)
      returning session.region, session.account_id
    ),
    saved as (
      insert into password (region, account_id, hash, set_at)
      select region, account_id, ${hash}, ${now}::timestamptz from own
      on conflict (region, account_id) do update
        set hash = excluded.hash, set_at = excluded.set_at, ${forgiven}
      returning region, account_id
    ),
    others as (
      delete from session using saved
      where session.region = saved.region and session.account_id = saved.account_id and token_hash <> ${tokenHash}
      returning session.region, session.account_id, session.id
    ),
    forgotten_browser as (${forgetOtherBrowsers('saved', browserHash)}),
    forgotten_tries as (
      delete from sign_in_try
      where region = ${region} and identifier_index = ${triedIndex} and exists (select from saved)
    ),
    ended as (${noteEnded('others', { at: now, requestId: event.request_id })}),
    pending as (delete from pending_password where region = ${region} and session_id = ${sessionId}::uuid),
    noted as (${noteEvent('saved', event)})
    select exists (select from saved) as saved`.execute(db)
  return rows[0]?.saved ?? false
}

/** Lets a new password wait, hashed, while its person proves who they are. */
export async function keepPendingPassword(
  db: Db,
  pending: Insertable<Schema['pending_password']>,
): Promise<void> {
  await db
    .insertInto('pending_password')
    .values(pending)
    .onConflict((conflict) =>
      conflict
        .columns(['region', 'session_id'])
        .doUpdateSet({ hash: pending.hash, expires_at: pending.expires_at }),
    )
    .execute()
}

export async function pendingPassword(db: Db, { region, sessionId, accountId, now }: Owner) {
  return db
    .selectFrom('pending_password')
    .select('hash')
    .where('region', '=', region)
    .where('session_id', '=', sessionId)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}
