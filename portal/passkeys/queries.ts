import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { fromCabinet } from '../db/statements/live-session.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { sessionLimits } from '../session/session.ts'
import type { Challenge } from './challenge.ts'
import { useChallenge } from './use-challenge-queries.ts'

type Asked = { readonly tokenHash: Buffer; readonly now: Date }

/** The keys of whoever asks, oldest first, a row each; one row without a key where they have none. */
export async function passkeysOf(db: Db, { tokenHash, now }: Asked) {
  return fromCabinet(db, tokenHash, now)
    .leftJoin('passkey', (join) =>
      join.onRef('passkey.region', '=', 'live.region').onRef('passkey.account_id', '=', 'live.account_id'),
    )
    .select([
      'passkey.id as passkey_id',
      'passkey.sealed as passkey_sealed',
      'passkey.added_at',
      'passkey.used_at',
    ])
    .orderBy('passkey.added_at')
    .orderBy('passkey.id')
    .execute()
}

type Adding = Asked & {
  readonly passkey: Insertable<Schema['passkey']>
  readonly challenge: Challenge
  readonly event: Insertable<Schema['audit_event']>
}

/**
 * Uses the challenge up and keeps the key for a session that has a fresh proof still, in one statement. `isOwn`: the
 * account had this key already. How many there may be `passkey_at_most_ten` counts.
 */
export async function keepPasskey(db: Db, { tokenHash, now, passkey, challenge, event }: Adding) {
  const { rows } = await sql<{
    is_live: boolean
    was_used: boolean
    kept: boolean
    is_own: boolean
    keys: number
  }>`
    with ${liveSession({ tokenHash, now })},
    used as (${useChallenge('live', challenge)}),
    own as (
      select passkey.id, passkey.credential_index from passkey join live using (region, account_id)
    ),
    kept as (
      insert into passkey (region, id, account_id, credential_index, counter, sealed, added_at)
      select live.region, ${passkey.id}::uuid, live.account_id, ${passkey.credential_index}::bytea,
        ${passkey.counter}::bigint, ${passkey.sealed}::bytea, ${now}::timestamptz
      from live join used using (region)
      where live.account_id = ${passkey.account_id}::uuid and live.is_fresh
      on conflict (region, credential_index) do nothing
      returning id
    ),
    noted as (${noteEvent('kept', event)})
    select exists (select from live where is_fresh) as is_live,
      exists (select from live) and not exists (select from used) as was_used,
      exists (select from kept) as kept,
      exists (select from own where credential_index = ${passkey.credential_index}::bytea) as is_own,
      (select count(*) from own)::int as keys`.execute(db)
  const [row] = rows
  return {
    isLive: row?.is_live ?? false,
    wasUsed: row?.was_used ?? false,
    kept: row?.kept ?? false,
    isOwn: row?.is_own ?? false,
    keys: row?.keys ?? 0,
  }
}

type Renaming = Asked & {
  readonly id: string
  /** As it was read: of two presses at once one renames. */
  readonly was: Buffer
  readonly sealed: Buffer
  readonly event: Insertable<Schema['audit_event']>
}

/** Gives a key of one's own another name; false where it is no more, has another name by now, or the session is over. */
export async function renamePasskey(
  db: Db,
  { tokenHash, now, id, was, sealed, event }: Renaming,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    with ${liveSession({ tokenHash, now })},
    renamed as (
      update passkey set sealed = ${sealed} from live
      where passkey.region = live.region and passkey.account_id = live.account_id and passkey.id = ${id}::uuid
        and passkey.sealed = ${was}
      returning passkey.id
    ),
    noted as (${noteEvent('renamed', event)})
    select exists (select from renamed) as done`.execute(db)
  return rows[0]?.done ?? false
}

type Removing = Asked & { readonly id: string; readonly event: Insertable<Schema['audit_event']> }

/** Removes a key of one's own for a session that has a fresh proof still; false where there was nothing to remove. */
export async function removePasskey(db: Db, { tokenHash, now, id, event }: Removing): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    with ${liveSession({ tokenHash, now })},
    removed as (
      delete from passkey using live
      where passkey.region = live.region and passkey.account_id = live.account_id and passkey.id = ${id}::uuid
        and live.is_fresh
      returning passkey.id
    ),
    noted as (${noteEvent('removed', event)})
    select exists (select from removed) as done`.execute(db)
  return rows[0]?.done ?? false
}

/** The session of a change of keys, and whether its proof is fresh at the very moment of the change. */
function liveSession({ tokenHash, now }: Asked) {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  return sql`live as (
      select session.region, session.account_id, session.id,
        session.how <> 'password' and session.proved_at > ${before(sessionLimits.freshProof)} as is_fresh
      from session join account on account.region = session.region and account.id = session.account_id
      where session.token_hash = ${tokenHash}
        and session.seen_at > ${before(sessionLimits.idle)} and session.began_at > ${before(sessionLimits.whole)}
        and account.closed_at is null
    )`
}
