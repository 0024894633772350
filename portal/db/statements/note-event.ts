import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Schema } from '../schema.ts'

/** Keeps an event for each row of a `with` of the same statement, so that what did not happen is not noted either. */
export function noteEvent(of: string, event: Insertable<Schema['audit_event']>): RawBuilder<{ id: string }> {
  return sql`
    insert into audit_event (region, id, at, event, account_id, session_id, request_id, sealed)
    select ${event.region}, ${event.id}::uuid, ${event.at}::timestamptz, ${event.event}, ${event.account_id}::uuid,
      ${event.session_id}::uuid, ${event.request_id}, ${event.sealed}::bytea
    from ${sql.ref(of)} returning id`
}
