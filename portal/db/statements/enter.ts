import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Db, Schema } from '../schema.ts'
import { forgetOtherBrowsers, knowBrowser } from './known-browser.ts'
import { noteChange } from './note-change.ts'
import { noteEnded } from './note-ended.ts'
import { noteEvent } from './note-event.ts'
import { loginParts, type ContactsChanged, type Login, type Part } from './pass-logins.ts'
import { forgiven, opened } from './password-tries.ts'
import { insertRows } from './rows.ts'

type Row<T extends keyof Schema> = Insertable<Schema[T]>

export type Opening = { readonly keeper: Row<'card_keeper'> } & (
  | { readonly made: Row<'patient_card'> }
  | { readonly claimed: ClaimedCard }
)

/** A card that a parent has kept, as it becomes the person's own. */
type ClaimedCard = {
  readonly id: string
  /** The one that was read. */
  readonly version: number
  readonly sealed: Buffer
  readonly history: Row<'card_change'>
}

type OwnCardChange = {
  readonly id: string
  /** What Госуслуги told otherwise than the card has it, waiting for the person's answer; undefined: as before. */
  readonly offered: Buffer | undefined
  /** By which a register tells its person, where the card bears nothing yet. */
  readonly index: Buffer | undefined
}

type Changes = {
  /** The account as it was read: of two sign-ins at once one notes that the name is another. */
  readonly former: Buffer
  readonly nameChanged: Row<'audit_event'> | undefined
  readonly contactsChanged: ContactsChanged
}

export type Entry = {
  readonly now: Date
  readonly account: Row<'account'>
  /** Only a new account has a card to make, or to claim; a known one keeps the cards it has. */
  readonly opening: Opening | undefined
  /** Of the own card of a known account, where something of it changes. */
  readonly ownCard: OwnCardChange | undefined
  /** Of a known account, what changes of who its person is. */
  readonly changes: Changes | undefined
  readonly logins: readonly Login[]
  /** When Госуслуги told all this: an answer may wait for the person's consent. */
  readonly toldAt: Date
  readonly consent: Row<'consent'> | undefined
  readonly session: Row<'session'>
  /** The session that this one takes the place of. */
  readonly replacedSessionId: string | undefined
  /** The same one, where the proof was asked for the password that waits under it: this is saved. */
  readonly pendingOf?: string | undefined
  /** The session that this browser had before, whosever it was: it ends. */
  readonly formerTokenHash: Buffer | undefined
  readonly browserHash: Buffer
  /** Kept where a known account does not know the browser. */
  readonly browserNew: Row<'audit_event'>
  /** Kept where a waiting password was saved. */
  readonly passwordSet: Row<'audit_event'>
  readonly events: readonly [Row<'audit_event'>, ...Row<'audit_event'>[]]
}

/**
 * Account, card, consent, logins, session and events in one data-modifying statement: all of it or nothing,
 * in one round trip. A consent opens an account that was closed. Answers whether a waiting password was saved.
 * Throws a unique violation where the account, or the card of this СНИЛС, was made a moment ago by another request, a
 * not-null violation where a login was taken by one, and a foreign-key violation where the card to claim was changed
 * by its keeper.
 */
export async function enter(db: Db, entry: Entry): Promise<{ passwordSaved: boolean }> {
  const { region, id } = entry.account
  const replaced = entry.replacedSessionId ?? null

  const parts: Part[] = [
    ...openingParts(entry),
    ...when(entry.changes, ({ former }) => [
      'as_before',
      sql`
      select id from account
      where region = ${region} and id = ${id}::uuid and sealed = ${former}::bytea for no key update`,
    ]),
    ['kept_account', accountPart(entry)],
    ...when(entry.changes?.nameChanged, (event) => ['noted_name', noteEvent('as_before', event)]),
    ...when(entry.ownCard, (change) => ['changed_card', ownCardPart(region, change)]),
    ...when(entry.consent, (consent) => ['kept_consent', insertRows('consent', [consent])]),
    ...loginParts({
      ...entry,
      region,
      accountId: id,
      contactsChanged: entry.changes?.contactsChanged,
    }),
    [
      'saved_password',
      sql`
      insert into password (region, account_id, hash, set_at)
      select region, account_id, hash, ${entry.now}::timestamptz from pending_password
      where region = ${region} and session_id = ${entry.pendingOf ?? null}::uuid and account_id = ${id}::uuid
        and expires_at > ${entry.now}
      on conflict (region, account_id) do update
        set hash = excluded.hash, set_at = excluded.set_at, ${forgiven}
      returning region, account_id`,
    ],
    ['noted_password', noteEvent('saved_password', entry.passwordSet)],
    [
      'opened_password',
      sql`
      update password set ${opened(entry.now)}
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
        or token_hash = ${entry.formerTokenHash ?? null}::bytea
      returning region, account_id, id, token_hash`,
    ],
    [
      'ended_elsewhere',
      sql`
      select region, account_id, id from ended_session
      where account_id = ${id}::uuid and id is distinct from ${replaced}::uuid
        and token_hash is distinct from ${entry.formerTokenHash ?? null}::bytea`,
    ],
    ['noted_end', noteEnded('ended_elsewhere', { at: entry.now, requestId: entry.events[0].request_id })],
    ['kept_session', insertRows('session', [entry.session])],
    ['arrived', sql`select ${region}::text as region, ${id}::uuid as account_id`],
    ...knowBrowser({
      of: 'arrived',
      browserHash: entry.browserHash,
      now: entry.now,
      event: entry.opening === undefined ? entry.browserNew : undefined,
    }),
    ['forgotten_browser', forgetOtherBrowsers('saved_password', entry.browserHash)],
    ['kept_event', insertRows('audit_event', entry.events)],
  ]

  const ctes = parts.map(([name, part]) => sql`${sql.ref(name)} as (${part})`)
  const { rows } = await sql<{ saved: boolean }>`
    with ${sql.join(ctes)} select exists (select from saved_password) as saved`.execute(db)
  return { passwordSaved: rows[0]?.saved ?? false }
}

function accountPart({ account, opening, consent, changes }: Entry): RawBuilder<unknown> {
  // A card that changed since it was read is not claimed, and without its account nothing of the statement stands.
  if (opening !== undefined && 'claimed' in opening)
    return sql`
      insert into account (region, id, oid_index, sealed, opened_at)
      select ${account.region}, ${account.id}::uuid, ${account.oid_index}::bytea, ${account.sealed}::bytea,
        ${account.opened_at}::timestamptz from claimed_card`
  if (opening !== undefined) return insertRows('account', [account])
  const reopened = consent === undefined ? sql`` : sql`, closed_at = null, closed_by = null`
  // What stood before is locked and compared first.
  const compared = changes === undefined ? sql`` : sql` and (select count(*) from as_before) >= 0`
  // People of the operator may have given the account to another oid a moment ago: then nothing of the statement stands.
  return sql`update account set sealed = ${account.sealed}${reopened},
        opened_at = case when oid_index = ${account.oid_index} then opened_at end
      where region = ${account.region} and id = ${account.id}::uuid${compared}`
}

function openingParts({ opening }: Entry): Part[] {
  if (opening === undefined) return []
  const keeper: Part = ['kept_keeper', insertRows('card_keeper', [opening.keeper])]
  if ('made' in opening) return [['kept_card', insertRows('patient_card', [opening.made])], keeper]
  const { id, version, sealed, history } = opening.claimed
  return [
    [
      'claimed_card',
      sql`
      update patient_card set sealed = ${sealed}, offered_sealed = null, checked_at = null, version = version + 1
      where region = ${history.region} and id = ${id}::uuid and version = ${version}
      returning id`,
    ],
    ['remembered', noteChange('claimed_card', history)],
    keeper,
  ]
}

/** The index only where no other card has it: of two cards of one number people find out whose it is. */
function ownCardPart(region: string, { id, offered, index }: OwnCardChange): RawBuilder<unknown> {
  return sql`
      update patient_card set offered_sealed = coalesce(${offered ?? null}::bytea, offered_sealed),
        person_index = coalesce(person_index, (
          select ${index ?? null}::bytea where not exists (
            select from patient_card as other where other.region = ${region} and other.person_index = ${index ?? null}::bytea)))
      where region = ${region} and id = ${id}::uuid`
}

const when = <T>(given: T | undefined, part: (given: T) => Part): Part[] =>
  given === undefined ? [] : [part(given)]
