import type { Db } from '../db/schema.ts'

/** The latest answer «yes» of this browser in a region that still waits for the road to Госуслуги. */
export async function agreedAttempt(
  db: Db,
  { region, browserHash, now }: { region: string; browserHash: Buffer; now: Date },
) {
  return db
    .selectFrom('attempt')
    .select(['id', 'document_hash', 'agreed_at', 'button', 'address_sealed'])
    .where('region', '=', region)
    .where('browser_hash', '=', browserHash)
    .where('purpose', '=', 'registration')
    .where('state_hash', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('began_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
