import { sql, type Insertable, type RawBuilder } from 'kysely'
import { knownLasts, mostKnown } from '../../known-browser/known-browser.ts'
import type { Schema } from '../schema.ts'
import { noteEvent } from './note-event.ts'

/** What is kept of a browser's token for one account; the table of another account holds another value. */
export const boundToAccount = (browserHash: Buffer, accountId: RawBuilder<unknown>): RawBuilder<Buffer> =>
  sql`sha256(${browserHash}::bytea || uuid_send(${accountId}))`

export const knownSince = (now: Date): Date => new Date(now.getTime() - knownLasts)

type Arrival = {
  /** A `with` of the same statement: a row with `region` and `account_id` where somebody has signed in, else none. */
  readonly of: string
  readonly browserHash: Buffer
  readonly now: Date
  /** `browser.new`, kept where the account did not know the browser; undefined for the one that it was opened in. */
  readonly event: Insertable<Schema['audit_event']> | undefined
}

/** Parts of a statement that signs somebody in: their account knows this browser from now on. */
export function knowBrowser({ of, browserHash, now, event }: Arrival): [string, RawBuilder<unknown>][] {
  const arrived = sql.ref(of)
  const own = boundToAccount(browserHash, sql`${arrived}.account_id`)
  return [
    [
      'known_browser_now',
      sql`
      insert into known_browser as known (region, account_id, token_hash, since, seen_at)
      select region, account_id, ${own}, ${now}::timestamptz, ${now}::timestamptz from ${arrived}
      on conflict (region, account_id, token_hash) do update
        set since = case when known.seen_at > ${knownSince(now)}::timestamptz then known.since else excluded.since end,
          seen_at = excluded.seen_at
      returning since`,
    ],
    ...(event === undefined
      ? []
      : ([
          ['new_browser', sql`select from known_browser_now where since = ${now}::timestamptz`],
          ['noted_browser', noteEvent('new_browser', event)],
        ] satisfies [string, RawBuilder<unknown>][])),
    [
      'least_seen_browser',
      sql`
      delete from known_browser using ${arrived}
      where known_browser.region = ${arrived}.region and known_browser.account_id = ${arrived}.account_id
        and known_browser.token_hash in (
          select token_hash from known_browser as other
          where other.region = ${arrived}.region and other.account_id = ${arrived}.account_id
            and other.token_hash <> ${own}
          order by seen_at desc, token_hash offset ${mostKnown - 1})`,
    ],
  ]
}

/** Forgets all browsers of the accounts of a `with` of the same statement, but the one that asks. */
export function forgetOtherBrowsers(of: string, browserHash: Buffer): RawBuilder<unknown> {
  const accounts = sql.ref(of)
  return sql`
    delete from known_browser using ${accounts}
    where known_browser.region = ${accounts}.region and known_browser.account_id = ${accounts}.account_id
      and known_browser.token_hash <> ${boundToAccount(browserHash, sql`${accounts}.account_id`)}`
}
