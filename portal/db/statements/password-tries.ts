import { sql, type RawBuilder } from 'kysely'
import { accountLimits } from '../../password/tries.ts'

/** How many of the moments in a column fall into the window that ends now. */
export const numberIn = (column: string, now: Date): RawBuilder<number> =>
  sql`cardinality(${recent(column, now)})`

/** The moments of a column that still count. */
export const recent = (column: string, now: Date): RawBuilder<unknown> =>
  sql`array(select at from unnest(${sql.ref(column)}) as at where at > ${new Date(now.getTime() - accountLimits.window)}::timestamptz)`

/** The moments of a column without one of those that are the given one: each of several tries at once is one. */
export function withoutOne(column: string, at: Date): RawBuilder<unknown> {
  const moments = sql.ref(column)
  const place = sql`array_position(${moments}, ${at}::timestamptz)`
  return sql`coalesce(${moments}[:${place} - 1] || ${moments}[${place} + 1:], ${moments})`
}

/** A new password begins anew: nobody has tried to guess it, and it opens. */
export const forgiven: RawBuilder<unknown> = sql`
  failures_in_row = 0, failed_at = '{}', known_in_row = 0, known_failed_at = '{}', closed_to_strangers_at = null, closed_at = null`

/**
 * Who comes by Госуслуги may use the password again, at least in that browser, which is known now. What counts by time goes
 * on counting: else whoever guesses would win as many tries as its person comes in.
 */
export const opened = (now: Date): RawBuilder<unknown> => sql`
  failures_in_row = 0, known_in_row = 0,
  closed_to_strangers_at = case
    when ${numberIn('failed_at', now)} < ${accountLimits.strangers.inWindow} then null else closed_to_strangers_at end`
