import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import type { Challenge } from './challenge.ts'

/** Uses a challenge up for each row (of one region) of a `with`: of any number of answers to it one gets a row. */
export function useChallenge(of: string, { hash, expiresAt }: Challenge): RawBuilder<{ region: string }> {
  return sql`
      insert into used_challenge (region, challenge_hash, expires_at)
      select region, ${hash}::bytea, ${expiresAt}::timestamptz from ${sql.ref(of)}
      on conflict (region, challenge_hash) do nothing
      returning region`
}

type Refused = {
  readonly challenge: Challenge | undefined
  readonly event: Insertable<Schema['audit_event']>
}

/** Notes an answer that was refused, and its challenge serves no second try. */
export async function noteRefused(db: Db, { challenge, event }: Refused): Promise<void> {
  const used = challenge && sql`, used as (${useChallenge('place', challenge)})`
  await sql`
    with place as (select ${event.region} as region)${used ?? sql``}, noted as (${noteEvent('place', event)})
    select 1`.execute(db)
}
