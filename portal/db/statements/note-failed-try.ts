import { sql, type Insertable } from 'kysely'
import { accountLimits } from '../../password/tries.ts'
import type { Db, Schema } from '../schema.ts'
import { noteEvent } from './note-event.ts'
import { numberIn } from './password-tries.ts'

type Failed = {
  readonly event: Insertable<Schema['audit_event']>
  /** `password.closed`, kept by the one try that uses up what strangers have. */
  readonly closing: Insertable<Schema['audit_event']>
  readonly now: Date
}

/**
 * Keeps the event of a wrong password, and closes the account to strangers where their tries are used up: only now, since
 * the last of them might have been right.
 */
export async function noteFailedTry(db: Db, { event, closing, now }: Failed): Promise<void> {
  const { strangers } = accountLimits
  await sql`
    with failed as (select),
    closed as (
      update password set closed_to_strangers_at = ${now}::timestamptz
      where region = ${event.region} and account_id = ${event.account_id}::uuid
        and closed_to_strangers_at is null
        and (failures_in_row >= ${strangers.inRow} or ${numberIn('failed_at', now)} >= ${strangers.inWindow})
      returning account_id
    ),
    noted as (${noteEvent('failed', event)}),
    told as (${noteEvent('closed', closing)})
    select 1`.execute(db)
}
