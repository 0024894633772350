import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import { fromCabinet } from './live-session.ts'

/** The session and the account of a signed-in person, for a page that needs no more; undefined: no live session. */
export async function readCabinet(db: Db, tokenHash: Buffer, now: Date) {
  return fromCabinet(db, tokenHash, now)
    .leftJoin('password', (join) =>
      join.onRef('password.region', '=', 'live.region').onRef('password.account_id', '=', 'live.account_id'),
    )
    .select(
      sql<'none' | 'set' | 'closed'>`case when password.account_id is null then 'none'
        when password.closed_at is null then 'set' else 'closed' end`.as('password'),
    )
    .select(
      sql<readonly string[]>`(
        select coalesce(json_agg(kind), '[]') from login
        where login.region = live.region and login.account_id = live.account_id)`.as('login_kinds'),
    )
    .executeTakeFirst()
}
