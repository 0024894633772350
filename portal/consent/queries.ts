import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { insertRows } from '../db/statements/rows.ts'

type Event = Insertable<Schema['audit_event']>

/** The answer «yes» of a browser, until it comes back from Госуслуги or its time ends. */
export async function openAttempt(db: Db, attempt: Insertable<Schema['attempt']>): Promise<void> {
  await db.insertInto('attempt').values(attempt).execute()
}

/** A refusal keeps nothing but that somebody refused; whatever Госуслуги told meanwhile goes. */
export async function refuse(
  db: Db,
  { region, browserHash, event }: { region: string; browserHash: Buffer; event: Event },
) {
  await sql`
    with gone as (delete from attempt where region = ${region} and browser_hash = ${browserHash}),
      kept as (${insertRows('audit_event', [event])})
    select 1`.execute(db)
}
