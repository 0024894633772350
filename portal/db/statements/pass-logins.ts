import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Schema } from '../schema.ts'
import { noteEvent } from './note-event.ts'

/** A named part of a statement. */
export type Part = [string, RawBuilder<unknown>]

export type Login = { readonly kind: string; readonly valueIndex: Buffer }

type Passing = {
  readonly now: Date
  readonly region: string
  readonly accountId: string
  /** What Госуслуги verified, when it told so. */
  readonly logins: readonly Login[]
  readonly toldAt: Date
  /** Of a known account. */
  readonly contactsChanged: ContactsChanged | undefined
}

/** Kept where a phone or an e-mail came, went or changed: the event, and what tells the contacts that went. */
export type ContactsChanged = {
  readonly event: Insertable<Schema['audit_event']>
  readonly notice: Insertable<Schema['notice']> | undefined
}

/**
 * Parts of a statement that give an account the logins that Госуслуги told of. A phone or an e-mail passes to the
 * person whom Госуслуги verified last, and its former owner loses that login only; what was told before what stands
 * already takes nothing. Rows are locked first, in one order for everybody, so that two people who swap a number wait for
 * each other and what is noted is what happened. What went is gone before anything comes: an account has one of a kind.
 * Throws where something was written since the statement began that it can't see: a not-null violation where another
 * account took a login, or its СНИЛС; a unique violation where the same account got another of a kind.
 */
export function loginParts(passing: Passing): Part[] {
  const { now, region, accountId, logins, toldAt, contactsChanged } = passing
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
      'held_login',
      sql`
      select login.kind, login.value_index, login.account_id, login.verified_at
      from (
        select kind, value_index from login where region = ${region} and account_id = ${accountId}::uuid
        union select kind, value_index from given) as touched
      join login on login.region = ${region} and login.kind = touched.kind and login.value_index = touched.value_index
      order by login.kind, login.value_index
      for update of login`,
    ],
    [
      'taken_login',
      sql`
      select kind, value_index, account_id from held_login
      where account_id <> ${accountId}::uuid and kind <> 'snils' and verified_at <= ${toldAt}`,
    ],
    [
      'passed_on',
      sql`
      insert into audit_event (region, id, at, event, account_id, request_id)
      select ${region}, gen_random_uuid(), ${now}::timestamptz, event, account_id, ''
      from (select distinct account_id from taken_login) as former
        cross join (values ('login.passed-on'), ('contacts.changed')) as told (event)`,
    ],
    [
      'gone_login',
      sql`
      delete from login using held_login as held
      where login.region = ${region} and login.kind = held.kind and login.value_index = held.value_index
        and login.account_id = ${accountId}::uuid and held.verified_at <= ${toldAt}
        and not exists (select from given where given.kind = login.kind and given.value_index = login.value_index)
      returning login.kind`,
    ],
    [
      'kept_login',
      sql`
      insert into login (region, kind, value_index, account_id, verified_at)
      select ${region}, kind, value_index, ${accountId}::uuid, ${toldAt}::timestamptz from given
      where (select count(*) from gone_login) >= 0 and not exists (
        select from held_login as held where held.kind = given.kind and held.kind <> 'snils' and held.verified_at > ${toldAt})
      order by kind, value_index
      on conflict (region, kind, value_index) do update
        set verified_at = excluded.verified_at,
          account_id = case
            when login.account_id = excluded.account_id then excluded.account_id
            when login.account_id = (
              select account_id from taken_login as taken
              where taken.kind = login.kind and taken.value_index = login.value_index) then excluded.account_id end
      returning kind, xmax = 0 as is_new`,
    ],
    ...noteContacts(contactsChanged),
  ]
}

function noteContacts(changed: ContactsChanged | undefined): Part[] {
  if (changed === undefined) return []
  const { event, notice } = changed
  return [
    [
      'changed_contacts',
      sql`
      select true as changed
      where exists (select from gone_login where kind <> 'snils') or exists (select from taken_login)
        or exists (select from kept_login where is_new and kind <> 'snils')`,
    ],
    ['noted_contacts', noteEvent('changed_contacts', event)],
    ...(notice === undefined ? [] : [['told_former', tellFormer(notice)] satisfies Part]),
  ]
}

const tellFormer = (notice: Insertable<Schema['notice']>) => sql`
      insert into notice (region, id, account_id, kind, at, due_at, former_sealed)
      select ${notice.region}, ${notice.id}::uuid, ${notice.account_id}::uuid, ${notice.kind}, ${notice.at}::timestamptz,
        ${notice.due_at}::timestamptz, ${notice.former_sealed}::bytea
      from changed_contacts`
