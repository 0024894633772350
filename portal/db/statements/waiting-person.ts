import type { NotNull } from 'kysely'
import type { Db } from '../schema.ts'

/** A person whom Госуслуги has told of before they agreed: their sealed answer waits for the consent. */
export async function waitingPerson(
  db: Db,
  { region, browserHash, now }: { region: string; browserHash: Buffer; now: Date },
) {
  return db
    .selectFrom('attempt')
    .select(['id', 'person_sealed'])
    .$narrowType<{ person_sealed: NotNull }>()
    .where('region', '=', region)
    .where('browser_hash', '=', browserHash)
    .where('purpose', '<>', 'children')
    .where('person_sealed', 'is not', null)
    .where('expires_at', '>', now)
    .orderBy('began_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** When the account of this oid was closed, where that was after `since`. */
export async function closedAtOf(
  db: Db,
  { region, oidIndex, since }: { region: string; oidIndex: Buffer; since: Date },
): Promise<Date | undefined> {
  const row = await db
    .selectFrom('account')
    .select('closed_at')
    .where('region', '=', region)
    .where('oid_index', '=', oidIndex)
    .where('closed_at', '>', since)
    .executeTakeFirst()
  return row?.closed_at ?? undefined
}

/** Takes the waiting answer out for good: of two presses of the button one gets it, with when Госуслуги told it. */
export async function takeWaitingPerson(
  db: Db,
  { region, id }: { region: string; id: string },
): Promise<Date | undefined> {
  const gone = await db
    .deleteFrom('attempt')
    .where('region', '=', region)
    .where('id', '=', id)
    .returning('used_at')
    .executeTakeFirst()
  return gone?.used_at ?? undefined
}

type Waiting = {
  readonly region: string
  readonly id: string
  readonly sealed: Buffer
  readonly until: Date
  /** The session that had asked for a proof, where somebody else came: it ends. */
  readonly endedSessionId: string | null
}

/** Lets an answer of Госуслуги wait, sealed, in the attempt that it answers, for as long as a consent takes to read. */
export async function keepWaitingPerson(
  db: Db,
  { region, id, sealed, until, endedSessionId }: Waiting,
): Promise<void> {
  await db
    .with('ended', (query) => query.deleteFrom('session').where('id', '=', endedSessionId))
    .updateTable('attempt')
    .set({ person_sealed: sealed, expires_at: until })
    .where('region', '=', region)
    .where('id', '=', id)
    .execute()
}
