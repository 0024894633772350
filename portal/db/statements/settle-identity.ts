import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../schema.ts'
import { noteEnded } from './note-ended.ts'
import { noteEvent } from './note-event.ts'

/** The event of this number that stopped a person, with what stands at its account now. */
export async function disputeNumbered(db: Db, { region, number }: { region: string; number: string }) {
  return db
    .selectFrom('audit_event')
    .innerJoin('account', (join) =>
      join
        .onRef('account.region', '=', 'audit_event.region')
        .onRef('account.id', '=', 'audit_event.account_id'),
    )
    .leftJoin('login', (join) =>
      join
        .onRef('login.region', '=', 'account.region')
        .onRef('login.account_id', '=', 'account.id')
        .on('login.kind', '=', 'snils'),
    )
    .select([
      'audit_event.id',
      'audit_event.at',
      'audit_event.sealed',
      'account.id as account_id',
      'account.sealed as account_sealed',
      'account.opened_at',
      'account.oid_index',
      'login.value_index as snils_index',
    ])
    .where('audit_event.region', '=', region)
    .where('audit_event.request_id', '=', number)
    .where('audit_event.event', '=', 'identity.failed')
    .executeTakeFirst()
}

type Settling = {
  readonly region: string
  readonly accountId: string
  readonly now: Date
  readonly event: Insertable<Schema['audit_event']>
}

/**
 * Gives an account to another oid of the same СНИЛС. Who came by the former one is out: sessions, the password,
 * passkeys and known browsers were theirs. False where it stands so already, or the account has that СНИЛС no longer. Throws a unique
 * violation where that oid has an account of its own.
 */
export async function settleOid(
  db: Db,
  {
    region,
    accountId,
    now,
    event,
    ...to
  }: Settling & { readonly oidIndex: Buffer; readonly snilsIndex: Buffer },
): Promise<boolean> {
  const { rows } = await sql<{ settled: boolean }>`
    with settled as (
      update account set oid_index = ${to.oidIndex}
      where region = ${region} and id = ${accountId}::uuid and oid_index <> ${to.oidIndex}
        and exists (
          select from login where login.region = account.region and login.account_id = account.id
            and login.kind = 'snils' and login.value_index = ${to.snilsIndex})
      returning region, id as account_id
    ),
    ended as (
      delete from session using settled
      where session.region = settled.region and session.account_id = settled.account_id
      returning session.region, session.account_id, session.id
    ),
    noted_end as (${noteEnded('ended', { at: now, requestId: event.request_id })}),
    gone_pending as (
      delete from pending_password as pending using settled
      where pending.region = settled.region and pending.account_id = settled.account_id
    ),
    gone_password as (
      delete from password using settled
      where password.region = settled.region and password.account_id = settled.account_id
    ),
    gone_passkey as (
      delete from passkey using settled
      where passkey.region = settled.region and passkey.account_id = settled.account_id
    ),
    gone_browser as (
      delete from known_browser using settled
      where known_browser.region = settled.region and known_browser.account_id = settled.account_id
    ),
    noted as (${noteEvent('settled', event)})
    select exists (select from settled) as settled`.execute(db)
  return rows[0]?.settled ?? false
}

/**
 * Gives an account another СНИЛС, which the next sign-in of its oid will bring. False where it stands so already, or the
 * account is of another oid by now. Throws a unique violation where that СНИЛС has an account of its own.
 */
export async function settleSnils(
  db: Db,
  {
    region,
    accountId,
    now,
    event,
    ...to
  }: Settling & { readonly oidIndex: Buffer; readonly snilsIndex: Buffer },
): Promise<boolean> {
  const { rows } = await sql<{ settled: boolean }>`
    with settled as (
      update login set value_index = ${to.snilsIndex}, verified_at = ${now}
      from account
      where login.region = ${region} and login.account_id = ${accountId}::uuid and login.kind = 'snils'
        and login.value_index <> ${to.snilsIndex}
        and account.region = login.region and account.id = login.account_id and account.oid_index = ${to.oidIndex}
      returning login.region, login.account_id
    ),
    -- By which a register tells its person; of two cards of one number people find out whose it is.
    told as (
      update patient_card as own set person_index = (
        select ${to.snilsIndex}::bytea where not exists (
          select from patient_card as other
          where other.region = own.region and other.person_index = ${to.snilsIndex}))
      from settled join card_keeper as keeper
        on keeper.region = settled.region and keeper.account_id = settled.account_id and keeper.kinship = 'self'
      where own.region = keeper.region and own.id = keeper.card_id
    ),
    noted as (${noteEvent('settled', event)})
    select exists (select from settled) as settled`.execute(db)
  return rows[0]?.settled ?? false
}
