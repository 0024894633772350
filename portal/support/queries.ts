import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { insertRows } from '../db/statements/rows.ts'

type Asked = {
  readonly request: Insertable<Schema['support_request']>
  readonly event: Insertable<Schema['audit_event']>
}

export async function keepRequest(db: Db, { request, event }: Asked): Promise<void> {
  await sql`
    with asked as (${insertRows('support_request', [request])}), kept as (${insertRows('audit_event', [event])})
    select 1`.execute(db)
}
