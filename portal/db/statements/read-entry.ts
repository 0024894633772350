import type { Db } from '../schema.ts'

/**
 * What the callback must know before it writes: the account of this oid in the region and whether it bore another
 * СНИЛС so far, whose the СНИЛС is, and, for a fresh proof, whose session asked for it.
 */
export async function readEntry(
  db: Db,
  entry: { region: string; oidIndex: Buffer; snilsIndex: Buffer | null; sessionId: string | null },
) {
  return db
    .selectNoFrom((one) => [
      one
        .selectFrom('account')
        .select('account.id')
        .where('account.region', '=', entry.region)
        .where('account.oid_index', '=', entry.oidIndex)
        .as('account_id'),
      one
        .exists(
          one
            .selectFrom('account')
            .innerJoin('login', (join) =>
              join.onRef('login.region', '=', 'account.region').onRef('login.account_id', '=', 'account.id'),
            )
            .select('login.kind')
            .where('account.region', '=', entry.region)
            .where('account.oid_index', '=', entry.oidIndex)
            .where('login.kind', '=', 'snils')
            .where('login.value_index', '!=', entry.snilsIndex ?? Buffer.alloc(0)),
        )
        .as('snils_changed'),
      one
        .selectFrom('login')
        .select('login.account_id')
        .where('login.region', '=', entry.region)
        .where('login.kind', '=', 'snils')
        .where('login.value_index', '=', entry.snilsIndex ?? Buffer.alloc(0))
        .as('snils_owner_id'),
      one
        .selectFrom('session')
        .select('session.account_id')
        .where('session.region', '=', entry.region)
        .where('session.id', '=', entry.sessionId)
        .as('session_account_id'),
    ])
    .executeTakeFirstOrThrow()
}
