import { sql } from 'kysely'
import type { Db } from '../db/schema.ts'
import { sessionLimits } from './session.ts'

type Asked = { readonly tokenHash: Buffer; readonly now: Date }

type Standing = { readonly account_id: string; readonly seen_at: Date; readonly began_at: Date }

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds)

/** How a live session stands. To be asked this is no activity: nothing is written. */
export async function standingOf(db: Db, { tokenHash, now }: Asked): Promise<Standing | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join
        .onRef('account.region', '=', 'session.region')
        .onRef('account.id', '=', 'session.account_id')
        .on('account.closed_at', 'is', null),
    )
    .select(['session.account_id', 'session.seen_at', 'session.began_at'])
    .where('token_hash', '=', tokenHash)
    .where('seen_at', '>', before(now, sessionLimits.idle))
    .where('began_at', '>', before(now, sessionLimits.whole))
    .executeTakeFirst()
}

/** Counts the person as here at this moment, where the session is live; what is over stays over. */
export async function stay(db: Db, { tokenHash, now }: Asked): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    update session set seen_at = greatest(session.seen_at, ${now}::timestamptz) from account
    where account.region = session.region and account.id = session.account_id and account.closed_at is null
      and session.token_hash = ${tokenHash}
      and session.seen_at > ${before(now, sessionLimits.idle)}
      and session.began_at > ${before(now, sessionLimits.whole)}
    returning session.account_id, session.seen_at, session.began_at`.execute(db)
  return rows[0]
}
