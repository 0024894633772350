import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import { fromCabinet } from './live-session.ts'

/** The session and the account of a signed-in person, for a page that needs no more; undefined: no live session. */
export async function readCabinet(db: Db, tokenHash: Buffer, now: Date) {
  return fromCabinet(db, tokenHash, now)
    .leftJoin('password', (join) =>
      join.onRef('password.region', '=', 'live.region').onRef('password.account_id', '=', 'live.account_id'),
    )
    .select(sql<boolean>`password.account_id is not null`.as('has_password'))
    .select(
      sql<readonly string[]>`(
        select coalesce(json_agg(kind), '[]') from login
        where login.region = live.region and login.account_id = live.account_id)`.as('login_kinds'),
    )
    .executeTakeFirst()
}
