import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { noteEvent } from '../db/statements/note-event.ts'

/** Whose session this was, so that the event of its end can name it. */
export async function sessionToEnd(db: Db, tokenHash: Buffer) {
  return db
    .selectFrom('session')
    .select(['region', 'id', 'account_id', 'how'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** Ends a session, and notes it: of two presses of «Выйти» one does. */
export async function endSession(
  db: Db,
  { tokenHash, event }: { tokenHash: Buffer; event: Insertable<Schema['audit_event']> },
) {
  await sql`
    with gone as (delete from session where token_hash = ${tokenHash} returning region, id),
      pending as (delete from pending_password using gone where pending_password.region = gone.region and session_id = gone.id),
      noted as (${noteEvent('gone', event)})
    select 1`.execute(db)
}
