import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { noteEvent } from '../db/statements/note-event.ts'

type Asked = {
  readonly request: Insertable<Schema['support_request']>
  readonly event: Insertable<Schema['audit_event']>
}

/** Keeps a request and its event; false, and neither, where its number is taken. */
export async function keepRequest(db: Db, { request, event }: Asked): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    with asked as (
      insert into support_request (region, id, number, sealed, sent_at)
      values (${request.region}, ${request.id}::uuid, ${request.number}, ${request.sealed}, ${request.sent_at})
      on conflict (region, number) do nothing returning id
    ),
    noted as (${noteEvent('asked', event)})
    select exists (select from asked) as kept`.execute(db)
  return rows[0]?.kept ?? false
}

/** The request that has this number. */
export async function requestNumbered(db: Db, { region, number }: { region: string; number: string }) {
  return db
    .selectFrom('support_request')
    .select(['id', 'sealed', 'sent_at'])
    .where('region', '=', region)
    .where('number', '=', number)
    .executeTakeFirst()
}
