import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { knowBrowser } from '../db/statements/known-browser.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import type { Challenge } from './challenge.ts'
import { useChallenge } from './use-challenge-queries.ts'

/** The key of this id in the region, and whether its account is closed; undefined: nobody's here. */
export async function passkeyOf(
  db: Db,
  { region, credentialIndex }: { region: string; credentialIndex: Buffer },
) {
  return db
    .selectFrom('passkey')
    .innerJoin('account', (join) =>
      join.onRef('account.region', '=', 'passkey.region').onRef('account.id', '=', 'passkey.account_id'),
    )
    .select(['passkey.id', 'passkey.account_id', 'passkey.sealed', 'account.closed_at'])
    .where('passkey.region', '=', region)
    .where('passkey.credential_index', '=', credentialIndex)
    .executeTakeFirst()
}

type Opening = {
  readonly passkeyId: string
  readonly counter: number
  readonly challenge: Challenge
  readonly session: Insertable<Schema['session']>
  readonly now: Date
  readonly event: Insertable<Schema['audit_event']>
  readonly browserHash: Buffer
  /** Kept where the account does not know the browser. */
  readonly browserNew: Insertable<Schema['audit_event']>
  /** The session that this browser had before, whosever it was: it ends. */
  readonly formerTokenHash: Buffer | undefined
}

/** What became of a signature that was verified. */
export type Opened = {
  readonly opened: boolean
  /** Its challenge had been answered before. */
  readonly was_used: boolean
  /** The key is there still, and its counter did not grow. */
  readonly is_behind: boolean
}

/**
 * Uses the challenge up, moves the key's counter on and opens the session, in one statement; nothing where the key was
 * removed meanwhile, its account closed, or its counter is behind. The account is locked first, as by all others.
 */
export async function openByPasskey(
  db: Db,
  { passkeyId, counter, challenge, session, now, event, browserHash, browserNew, formerTokenHash }: Opening,
): Promise<Opened> {
  const { region } = session
  const { rows } = await sql<Opened>`
    with mine as materialized (
      select region from account
      where region = ${region} and id = ${session.account_id}::uuid and closed_at is null for no key update
    ),
    used as (${useChallenge('mine', challenge)}),
    moved as (
      update passkey set counter = ${counter}::bigint, used_at = ${now}::timestamptz from used
      where passkey.region = used.region and passkey.id = ${passkeyId}::uuid
        and passkey.account_id = ${session.account_id}::uuid and ${isAhead(counter)}
      returning passkey.account_id
    ),
    opened as (
      insert into session (token_hash, region, id, account_id, how, proved_at, began_at, seen_at, device_sealed)
      select ${session.token_hash}::bytea, ${region}, ${session.id}::uuid, account_id, ${session.how},
        ${session.proved_at}::timestamptz, ${session.began_at}::timestamptz, ${session.seen_at}::timestamptz,
        ${session.device_sealed}::bytea
      from moved
      returning region, account_id
    ),
    former as (
      delete from session where token_hash = ${formerTokenHash ?? null}::bytea and exists (select from opened)
    ),
    ${sql.join(
      knowBrowser({ of: 'opened', browserHash, now, event: browserNew }).map(
        ([name, part]) => sql`${sql.ref(name)} as (${part})`,
      ),
    )},
    noted as (${noteEvent('opened', event)})
    select exists (select from opened) as opened,
      exists (select from mine) and not exists (select from used) as was_used,
      exists (
        select from passkey where region = ${region} and id = ${passkeyId}::uuid and not ${isAhead(counter)}
      ) as is_behind`.execute(db)
  return rows[0] ?? { opened: false, was_used: false, is_behind: false }
}

/**
 * A counter that doesn't grow was copied together with its key (WebAuthn 7.2, 22). Keys that many devices share count
 * nothing, and say 0 for ever.
 */
export const isAhead = (counter: number) =>
  sql<boolean>`(passkey.counter < ${counter}::bigint or passkey.counter = 0 and ${counter}::bigint = 0)`
