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

/** Takes the wish for a fresh proof, once: undefined where this session asked for none in this browser. */
export async function takeProofWish(
  db: Db,
  { region, sessionId, browserHash, now }: Asked,
): Promise<{ readonly back_to: string | null } | undefined> {
  const [newest] = await db
    .deleteFrom('attempt')
    .where('region', '=', region)
    .where('session_id', '=', sessionId)
    .where('browser_hash', '=', browserHash)
    .where('purpose', '=', 'proof')
    .where('state_hash', 'is', null)
    .where('expires_at', '>', now)
    .returning(['back_to', 'began_at'])
    .execute()
    .then((wishes) => wishes.toSorted((a, b) => b.began_at.getTime() - a.began_at.getTime()))
  return newest
}
