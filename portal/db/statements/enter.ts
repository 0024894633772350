import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Db, Schema } from '../schema.ts'
import { insertRows } from './rows.ts'

type Row<T extends keyof Schema> = Insertable<Schema[T]>
/** A named part of the one statement. */
type Part = [string, RawBuilder<unknown>]
type Index = { readonly kind: string; readonly valueIndex: Buffer }

export type Entry = {
  readonly now: Date
  readonly account: Row<'account'>
  /** Only a new account has a card to make; a known one keeps the cards it has. */
  readonly opening: { readonly card: Row<'patient_card'>; readonly keeper: Row<'card_keeper'> } | undefined
  /** What Госуслуги told otherwise than the own card has it, waiting for the person's answer. */
  readonly offers: { readonly cardId: string; readonly sealed: Buffer } | undefined
  readonly logins: readonly Index[]
  readonly consent: Row<'consent'> | undefined
  readonly session: Row<'session'>
  /** The session that this one takes the place of; a password that waits under it is saved. */
  readonly replacedSessionId: string | undefined
  /** The session that this browser had before, whosever it was: it ends. */
  readonly formerTokenHash: Buffer | undefined
  readonly events: readonly [Row<'audit_event'>, ...Row<'audit_event'>[]]
}

/**
 * Account, card, consent, logins, session and events in one data-modifying statement: all of it or nothing,
 * in one round trip. A consent opens an account that was closed. Answers whether a waiting password was saved.
 * Throws a unique violation where the account was opened a moment ago by another callback.
 */
export async function enter(db: Db, entry: Entry): Promise<{ passwordSaved: boolean }> {
  const { region, id } = entry.account
  const replaced = entry.replacedSessionId ?? null

  const parts: Part[] = [
    ['kept_account', accountPart(entry)],
    ...when(entry.opening, ({ card }) => ['kept_card', insertRows('patient_card', [card])]),
    ...when(entry.opening, ({ keeper }) => ['kept_keeper', insertRows('card_keeper', [keeper])]),
    ...when(entry.offers, ({ cardId, sealed }) => [
      'offered',
      sql`update patient_card set offered_sealed = ${sealed} where region = ${region} and id = ${cardId}::uuid`,
    ]),
    ...when(entry.consent, (consent) => ['kept_consent', insertRows('consent', [consent])]),
    ...loginParts(entry),
    [
      'saved_password',
      sql`
      insert into password (region, account_id, hash, set_at)
      select region, account_id, hash, ${entry.now}::timestamptz from pending_password
      where region = ${region} and session_id = ${replaced}::uuid and account_id = ${id}::uuid and expires_at > ${entry.now}
      on conflict (region, account_id) do update
        set hash = excluded.hash, set_at = excluded.set_at,
          failures_in_row = 0, failures_in_window = 0, window_began_at = null
      returning account_id`,
    ],
    // The wrong tries were a stranger's, or are forgiven: who comes by Госуслуги may use the password again.
    [
      'forgiven',
      sql`
      update password set failures_in_row = 0, failures_in_window = 0, window_began_at = null
      where region = ${region} and account_id = ${id}::uuid and not exists (select from saved_password)`,
    ],
    [
      'gone_pending',
      sql`delete from pending_password where region = ${region} and session_id = ${replaced}::uuid`,
    ],
    // A new password ends every other session; a new proof takes the place of the one that asked for it. A session
    // that began while its account was being closed must not come to life with it.
    [
      'ended_session',
      sql`
      delete from session where region = ${region}
        and (id = ${replaced}::uuid or account_id in (select account_id from saved_password)
          or account_id in (select id from account where region = ${region} and id = ${id}::uuid and closed_at is not null))
        or token_hash = ${entry.formerTokenHash ?? null}::bytea`,
    ],
    ['kept_session', insertRows('session', [entry.session])],
    ['kept_event', insertRows('audit_event', entry.events)],
  ]

  const ctes = parts.map(([name, part]) => sql`${sql.ref(name)} as (${part})`)
  const { rows } = await sql<{ saved: boolean }>`
    with ${sql.join(ctes)} select exists (select from saved_password) as saved`.execute(db)
  return { passwordSaved: rows[0]?.saved ?? false }
}

function accountPart({ account, opening, consent }: Entry): RawBuilder<unknown> {
  if (opening !== undefined) return insertRows('account', [account])
  const reopened = consent === undefined ? sql`` : sql`, closed_at = null, closed_by = null`
  return sql`update account set sealed = ${account.sealed}${reopened} where region = ${account.region} and id = ${account.id}::uuid`
}

/** A login passes to the person whom Госуслуги verified last; its former owner loses that login only. СНИЛС never passes. */
function loginParts({ account, logins, now }: Entry): Part[] {
  const listed = JSON.stringify(
    logins.map(({ kind, valueIndex }) => ({ kind, value: valueIndex.toString('hex') })),
  )
  return [
    [
      'given',
      sql`
      select kind, decode(value, 'hex') as value_index
      from json_to_recordset(${listed}::json) as listed (kind text, value text)`,
    ],
    [
      'passed_on',
      sql`
      insert into audit_event (region, id, at, event, account_id, request_id)
      select distinct login.region, gen_random_uuid(), ${now}::timestamptz, 'login.passed-on', login.account_id, ''
      from login join given using (kind, value_index)
      where login.region = ${account.region} and login.account_id <> ${account.id}::uuid`,
    ],
    [
      'gone_login',
      sql`
      delete from login where region = ${account.region} and account_id = ${account.id}::uuid
        and not exists (select from given where given.kind = login.kind and given.value_index = login.value_index)`,
    ],
    [
      'kept_login',
      sql`
      insert into login (region, kind, value_index, account_id, verified_at)
      select ${account.region}, kind, value_index, ${account.id}::uuid, ${now}::timestamptz from given
      on conflict (region, kind, value_index) do update
        set account_id = excluded.account_id, verified_at = excluded.verified_at
        where login.kind <> 'snils' or login.account_id = excluded.account_id`,
    ],
  ]
}

const when = <T>(given: T | undefined, part: (given: T) => Part): Part[] =>
  given === undefined ? [] : [part(given)]
