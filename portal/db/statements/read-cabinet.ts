import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import { withLiveSession } from './live-session.ts'

/** The session and the account of a signed-in person, for a page that needs no more; undefined: no live session. */
export async function readCabinet(db: Db, tokenHash: Buffer, now: Date) {
  return withLiveSession(db, tokenHash, now)
    .selectFrom('live')
    .innerJoin('account', (join) =>
      join.onRef('account.region', '=', 'live.region').onRef('account.id', '=', 'live.account_id'),
    )
    .leftJoin('password', (join) =>
      join.onRef('password.region', '=', 'live.region').onRef('password.account_id', '=', 'live.account_id'),
    )
    .select([
      'live.id',
      'live.region',
      'live.account_id',
      'live.how',
      'live.proved_at',
      'account.sealed as account_sealed',
      sql<boolean>`password.account_id is not null`.as('has_password'),
    ])
    .executeTakeFirst()
}
