import { sql, type RawBuilder } from 'kysely'
import { accountLimits } from '../../password/tries.ts'
import { failuresLast, waits } from '../../sign-in/sign-in.ts'
import type { Db } from '../schema.ts'
import { boundToAccount, knownSince } from './known-browser.ts'
import { numberIn, recent } from './password-tries.ts'

type Index = { readonly kind: string; readonly valueIndex: Buffer }

export type Try = {
  readonly region: string
  /** What was typed, in one normal form: every spelling of a login shares one counter. */
  readonly identifierIndex: Buffer
  /** Whose password is tried: by what was typed, or of somebody signed in. */
  readonly whose: { readonly logins: readonly Index[] } | { readonly accountId: string }
  readonly browserHash: Buffer
  readonly now: Date
}

export type Reserved = {
  /** Whether it may be looked at; not while the wait of what was typed lasts, and then nothing was counted. */
  readonly tried: boolean
  /** Of what was typed, before this try. */
  readonly failures: number | null
  readonly last_failed_at: Date | null
  /** Whether it was one of those that are kept for known browsers, which no wait holds up. */
  readonly known: boolean
  readonly account_id: string | null
  /** Null where there is no account, or its tries are used up. */
  readonly hash: string | null
}

const slots = 1024

/**
 * Counts a try before its password is looked at, and answers with the hash to look at: of any number of parallel
 * tries on any instance, not one goes uncounted. Bare eleven digits may name two accounts; then none is answered.
 */
export async function reserveTry(
  db: Db,
  { region, identifierIndex, whose, browserHash, now }: Try,
): Promise<Reserved> {
  const wait = sql.lit(`{${waits.join(',')}}`)
  const forgottenBefore = new Date(now.getTime() - failuresLast)
  const { strangers, known } = accountLimits
  const knownMay = sql`known_in_row < ${known.inRow} and ${numberIn('known_failed_at', now)} < ${known.inWindow}`

  const { rows } = await sql<Reserved>`
    with found as (${accountOf(region, whose)}),
    own as (
      select found.account_id from found
      join known_browser as browser
        on browser.region = ${region} and browser.account_id = found.account_id
          and browser.token_hash = ${boundToAccount(browserHash, sql`found.account_id`)}
          and browser.seen_at > ${knownSince(now)}::timestamptz
      join password on password.region = ${region} and password.account_id = found.account_id
      where ${knownMay}
    ),
    tried as (
      insert into sign_in_try as t (region, identifier_index, failures, last_failed_at)
      select ${region}, ${identifierIndex}::bytea, 1, ${now}::timestamptz where not exists (select from own)
      on conflict (region, identifier_index) do update
        set failures = case when t.last_failed_at < ${forgottenBefore} then 1 else t.failures + 1 end, last_failed_at = ${now}
        -- Of two presses at once the later may bear the earlier moment: what is free is free at any.
        where (${wait}::int[])[least(t.failures, ${waits.length - 1}) + 1] = 0
          or t.last_failed_at + make_interval(secs => (${wait}::int[])[least(t.failures, ${waits.length - 1}) + 1]) <= ${now}
      returning failures
    ),
    way as (select exists (select from own) as is_known, exists (select from tried) as is_tried),
    counted as (
      update password set
        failures_in_row = failures_in_row + (not is_known)::int,
        failed_at = case when is_known then failed_at else ${recent('failed_at', now)} || ${now}::timestamptz end,
        known_in_row = known_in_row + is_known::int,
        known_failed_at = case when is_known then ${recent('known_failed_at', now)} || ${now}::timestamptz else known_failed_at end
      from found, way
      where password.region = ${region} and password.account_id = found.account_id
        and case when is_known then ${knownMay}
          else is_tried and closed_to_strangers_at is null
            and failures_in_row < ${strangers.inRow} and ${numberIn('failed_at', now)} < ${strangers.inWindow} end
      returning password.hash
    ),
    decoy as (
      update sign_in_decoy set tries = tries + 1, failed_at = (${now}::timestamptz || failed_at)[:${known.inRow}]
      from way
      where slot = ${identifierIndex.readUInt16BE(0) % slots} and (is_known or is_tried) and not exists (select from counted)
    )
    select is_known or is_tried as tried, is_known as known, before.failures, before.last_failed_at,
      (select account_id from found) as account_id,
      (select hash from counted) as hash
    from way left join sign_in_try as before
      on before.region = ${region} and before.identifier_index = ${identifierIndex}`.execute(db)

  const [reserved] = rows
  if (reserved === undefined) throw new Error('A reserved try has one row')
  return reserved
}

function accountOf(region: string, whose: Try['whose']): RawBuilder<unknown> {
  if ('accountId' in whose) return sql`select ${whose.accountId}::uuid as account_id`
  const listed = JSON.stringify(
    whose.logins.map(({ kind, valueIndex }) => ({ kind, value: valueIndex.toString('hex') })),
  )
  return sql`
      select min(account_id::text)::uuid as account_id
      from login join (
        select kind, decode(value, 'hex') as value_index
        from json_to_recordset(${listed}::json) as listed (kind text, value text)
      ) as given using (kind, value_index)
      where region = ${region}
      having count(distinct account_id) = 1`
}
