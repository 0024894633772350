import type { Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'

/** Opens the road to Госуслуги for a browser; the row is used up by its answer or dies with its time. */
export async function keepAttempt(db: Db, attempt: Insertable<Schema['attempt']>): Promise<void> {
  await db.insertInto('attempt').values(attempt).execute()
}

type Asked = {
  readonly region: string
  readonly sessionId: string
  readonly browserHash: Buffer
  readonly now: Date
}

/** Takes the wish for a fresh proof, once: whether this session asked for one in this browser. */
export async function takeProofWish(
  db: Db,
  { region, sessionId, browserHash, now }: Asked,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('attempt')
    .where('region', '=', region)
    .where('session_id', '=', sessionId)
    .where('browser_hash', '=', browserHash)
    .where('purpose', '=', 'proof')
    .where('state_hash', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
