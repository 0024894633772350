import type { Db } from '../schema.ts'
import { destroyAccounts } from './destroy-accounts.ts'
import { destroyCards } from './destroy-cards.ts'

/** Rows of one statement: few enough that nobody waits for its locks. */
const batch = 50

/** In one run; what is more waits for the next one. */
const mostBatches = 20

/** Destroys all that has waited its time, accounts first: their cards need no acts of their own then. */
export async function destroyOverdue(db: Db, now: Date): Promise<void> {
  for (const destroy of [destroyAccounts, destroyCards]) {
    for (let done = 0; done < mostBatches; done += 1) {
      if ((await destroy(db, { now, atMost: batch })) < batch) break
    }
  }
}
