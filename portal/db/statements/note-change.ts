import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Schema } from '../schema.ts'

/** Keeps the change of a card for each row of a `with` of the same statement: no change without its history. */
export function noteChange(
  of: string,
  change: Insertable<Schema['card_change']>,
): RawBuilder<{ id: string }> {
  return sql`
    insert into card_change (region, id, card_id, version, at, account_id, sealed)
    select ${change.region}, ${change.id}::uuid, ${change.card_id}::uuid, ${change.version}::integer,
      ${change.at}::timestamptz, ${change.account_id}::uuid, ${change.sealed}::bytea
    from ${sql.ref(of)} returning id`
}
