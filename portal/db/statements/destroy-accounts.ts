import { sql, type RawBuilder } from 'kysely'
import { closedTooLongAt } from '../../closing/closing.ts'
import type { Db } from '../schema.ts'

type Asked = {
  readonly now: Date
  readonly atMost: number
  /** This account alone, where its person stands at the door. */
  readonly only?: { readonly region: string; readonly id: string }
}

/** Tables whose rows are the account's own and go with it. */
const own = [
  'login',
  'password',
  'pending_password',
  'known_browser',
  'passkey',
  'session',
  'card_draft',
  'notice',
] as const

/**
 * Destroys accounts that were closed too long ago to come back: with them their own card, the cards that nobody else
 * keeps, and everything of both. Of their consents the proof stays, without its sealed part. Each account has its act
 * and its event, which bear one id. One statement: a killed process leaves all or nothing. Any instance may, at any
 * moment. Throws a foreign-key violation where something of the account was written at this very moment.
 * @returns how many accounts were destroyed
 */
export async function destroyAccounts(db: Db, { now, atMost, only }: Asked): Promise<number> {
  const { rows } = await sql<{ destroyed: number }>`
    with closed as materialized (
      select region, id as account_id, oid_index from account
      where closed_at <= ${closedTooLongAt(now)}::timestamptz
        and (${only?.id ?? null}::uuid is null or region = ${only?.region ?? null} and id = ${only?.id ?? null}::uuid)
      order by closed_at limit ${atMost}
      for update skip locked
    ),
    kept as materialized (
      select card_keeper.region, card_id, account_id, kinship from card_keeper join closed using (region, account_id)
    ),
    -- One's own card goes whoever else keeps it; another's stays with whoever does.
    orphan as materialized (
      select card.region, card.id as card_id,
        (select account_id from kept where kept.region = card.region and kept.card_id = card.id
          order by kinship <> 'self', account_id limit 1) as account_id
      from patient_card as card
      where exists (select from kept where kept.region = card.region and kept.card_id = card.id and kept.kinship = 'self')
        or exists (select from kept where kept.region = card.region and kept.card_id = card.id)
          and not exists (
            select from card_keeper as other
            where other.region = card.region and other.card_id = card.id
              and not exists (select from closed where closed.region = other.region and closed.account_id = other.account_id))
      for update of card
    ),
    ${sql.join(own.map(ownPart))},
    gone_card_keeper as (
      delete from card_keeper
      where exists (select from closed where closed.region = card_keeper.region and closed.account_id = card_keeper.account_id)
        or exists (select from orphan where orphan.region = card_keeper.region and orphan.card_id = card_keeper.card_id)
      returning region, coalesce(
        (select account_id from closed where closed.region = card_keeper.region and closed.account_id = card_keeper.account_id),
        (select account_id from orphan where orphan.region = card_keeper.region and orphan.card_id = card_keeper.card_id)
      ) as account_id, 'card_keeper' as kind
    ),
    gone_card_invitation as (
      delete from card_invitation as invitation
      where exists (
          select from closed where closed.region = invitation.region
            and closed.account_id in (invitation.account_id, invitation.claimed_by))
        or exists (select from orphan where orphan.region = invitation.region and orphan.card_id = invitation.card_id)
      returning region, coalesce(
        (select account_id from closed where closed.region = invitation.region
          and closed.account_id in (invitation.account_id, invitation.claimed_by) limit 1),
        (select account_id from orphan where orphan.region = invitation.region and orphan.card_id = invitation.card_id)
      ) as account_id, 'card_invitation' as kind
    ),
    gone_card_change as (
      delete from card_change using orphan
      where card_change.region = orphan.region and card_change.card_id = orphan.card_id
      returning card_change.region, orphan.account_id, 'card_change' as kind
    ),
    gone_patient_card as (
      delete from patient_card using orphan
      where patient_card.region = orphan.region and patient_card.id = orphan.card_id
      returning patient_card.region, orphan.account_id, 'patient_card' as kind
    ),
    gone_consent as (
      update consent set sealed = null, oid_index = closed.oid_index,
        withdrawn_at = coalesce(withdrawn_at, ${now}::timestamptz)
      from closed
      where consent.region = closed.region and consent.account_id = closed.account_id
      returning consent.region, consent.account_id, 'consent.sealed' as kind
    ),
    gone_account as (
      delete from account using closed
      where account.region = closed.region and account.id = closed.account_id
      returning account.region, account.id as account_id, 'account' as kind
    ),
    gone as (
      select region, account_id, kind, count(*) as number from (
        ${sql.join(
          [...own, ...shared].map((table) => sql`select * from ${goneOf(table)}`),
          sql` union all `,
        )}) as every
      group by region, account_id, kind
    ),
    act as (
      insert into destruction_act (region, id, at, subject, subject_id, account_id, reason, destroyed)
      select closed.region, gen_random_uuid(), ${now}::timestamptz, 'account', closed.account_id, closed.account_id,
        'account-closed', jsonb_object_agg(gone.kind, gone.number)
      from closed join gone using (region, account_id)
      group by closed.region, closed.account_id
      returning region, id, at, account_id
    ),
    noted as (
      insert into audit_event (region, id, at, event, account_id, request_id)
      select region, id, at, 'account.destroyed', account_id, '' from act
    )
    select count(*)::int as destroyed from act`.execute(db)
  return rows[0]?.destroyed ?? 0
}

const shared = [
  'card_keeper',
  'card_invitation',
  'card_change',
  'patient_card',
  'consent',
  'account',
] as const

const goneOf = (table: string) => sql.ref(`gone_${table}`)

function ownPart(table: (typeof own)[number]): RawBuilder<unknown> {
  const name = sql.table(table)
  return sql`${goneOf(table)} as (
      delete from ${name} using closed
      where ${name}.region = closed.region and ${name}.account_id = closed.account_id
      returning ${name}.region, ${name}.account_id, ${sql.lit(table)} as kind
    )`
}
