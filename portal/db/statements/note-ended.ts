import { sql, type RawBuilder } from 'kysely'
import type { EventName } from '../../audit/audit.ts'

type Ended = { readonly at: Date; readonly requestId: string }

const name: EventName = 'session.ended'

/**
 * Keeps an event for each session that a `with` of the same statement ended from another browser. Who did it, and from
 * where, stands in the event of the deed, which bears the same number of the request.
 */
export function noteEnded(of: string, { at, requestId }: Ended): RawBuilder<{ id: string }> {
  return sql`
    insert into audit_event (region, id, at, event, account_id, session_id, request_id)
    select region, gen_random_uuid(), ${at}::timestamptz, ${name}, account_id, id, ${requestId}
    from ${sql.ref(of)} returning id`
}
