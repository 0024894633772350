import { sql, type Kysely } from 'kysely'
import { sessionLimits } from '../../session/session.ts'
import type { Db, Schema } from '../schema.ts'

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds)

/**
 * The start of every signed-in statement: `live` is the open session of this token, or empty. Being seen is
 * written in the same statement, at most once a minute, and never revives a session that was ended meanwhile.
 * A session that began while its account was being closed is dead too: nobody could have ended it.
 */
export function withLiveSession(db: Kysely<Schema>, tokenHash: Buffer, now: Date) {
  return db
    .with('live', (query) =>
      query
        .selectFrom('session')
        .innerJoin('account', (join) =>
          join
            .onRef('account.region', '=', 'session.region')
            .onRef('account.id', '=', 'session.account_id')
            .on('account.closed_at', 'is', null),
        )
        .select([
          'session.id',
          'session.region',
          'session.account_id',
          'session.how',
          'session.proved_at',
          'session.token_hash',
          'session.seen_at',
          'account.sealed as account_sealed',
        ])
        .where('token_hash', '=', tokenHash)
        .where('seen_at', '>', before(now, sessionLimits.idle))
        .where('began_at', '>', before(now, sessionLimits.whole)),
    )
    .with('seen', (query) =>
      query
        .updateTable('session')
        .set({ seen_at: now })
        .from('live')
        .whereRef('session.token_hash', '=', 'live.token_hash')
        .where('live.seen_at', '<', before(now, sessionLimits.seenEvery))
        .returning('session.id'),
    )
}

/** The live session with its account: what every signed-in page shows, before it joins its own tables. */
export function fromCabinet(db: Db, tokenHash: Buffer, now: Date) {
  return withLiveSession(db, tokenHash, now)
    .selectFrom('live')
    .select([
      'live.id',
      'live.region',
      'live.account_id',
      'live.how',
      'live.proved_at',
      'live.account_sealed',
      // Beside each way to Госуслуги stands the key, where there is one.
      sql<boolean>`exists (
        select from passkey where passkey.region = live.region and passkey.account_id = live.account_id)`.as(
        'has_passkey',
      ),
    ])
}

export async function isSessionLive(db: Db, tokenHash: Buffer | undefined, now: Date): Promise<boolean> {
  if (tokenHash === undefined) return false
  const row = await withLiveSession(db, tokenHash, now)
    .selectFrom('live')
    .select('live.id')
    .executeTakeFirst()
  return row !== undefined
}
