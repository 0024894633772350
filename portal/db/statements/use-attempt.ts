import type { Db } from '../schema.ts'

export type UsedAttempt = NonNullable<Awaited<ReturnType<typeof useAttempt>>>

/** Takes an attempt for good: of any number of callbacks with its state, on any instance, one gets the row. */
export async function useAttempt(
  db: Db,
  { stateHash, browserHash, now }: { stateHash: Buffer; browserHash: Buffer; now: Date },
) {
  return db
    .updateTable('attempt')
    .set({ used_at: now })
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning([
      'region',
      'id',
      'purpose',
      'document_hash',
      'agreed_at',
      'button',
      'address_sealed',
      'session_id',
      'back_to',
      'began_at',
    ])
    .executeTakeFirst()
}
