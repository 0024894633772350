import type { Db } from '../../portal/db/schema.ts'
import type { Vault } from '../../portal/db/seal.ts'
import { sealedEvent } from '../../portal/audit/sealed-event.ts'
import type { Seen } from './stage.ts'

const names = new Map<string, Seen['events'][number]['is']>([
  ['sign-in.failed', 'wrong'],
  ['session.began', 'in'],
  ['password.closed', 'closed'],
])

/** The only account of the region, as the database has it: the counters, and the log of events beside them. */
export async function look(db: Db, vault: Vault, region: string): Promise<Seen> {
  const counters = await db
    .selectFrom('password')
    .select(['account_id', 'failures_in_row', 'known_in_row', 'closed_to_strangers_at'])
    .where('region', '=', region)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('audit_event')
    .select(['id', 'at', 'event', 'sealed'])
    .where('region', '=', region)
    .where('account_id', '=', counters.account_id)
    .where('event', 'in', [...names.keys()])
    .orderBy('at')
    .orderBy('id')
    .execute()

  return {
    inRow: counters.failures_in_row,
    knownInRow: counters.known_in_row,
    isClosedToStrangers: counters.closed_to_strangers_at !== null,
    events: rows.flatMap(({ id, at, event, sealed }) => {
      const is = names.get(event)
      // A try after all were used up was compared with nothing.
      const reason = sealed === null ? null : sealedEvent.open(vault, { region, id }, sealed).reason
      return is === undefined || reason !== null ? [] : [{ at: at.getTime(), is }]
    }),
  }
}
