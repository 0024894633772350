import { sql } from 'kysely'
import { undoneSince } from '../../patient-cards/leaving/leaving.ts'
import type { Db } from '../schema.ts'

/**
 * Destroys links to cards that ended too long ago to be taken back, with every card that nobody keeps then, and its
 * history; each with its act and its event, which bear one id. One statement: a killed process leaves all or nothing.
 * Any instance may, at any moment: each takes what no other has taken. Throws a foreign-key violation where somebody
 * was let in to a card at this very moment; nothing is destroyed then.
 * @returns how many links ended
 */
export async function destroyCards(
  db: Db,
  { now, atMost }: { readonly now: Date; readonly atMost: number },
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    with overdue as materialized (
      select region, card_id, account_id, coalesce(end_reason, 'unlinked') as reason
      from card_keeper where ended_at <= ${undoneSince(now)}::timestamptz
      order by ended_at limit ${atMost}
      for update skip locked
    ),
    kept_else as materialized (
      select distinct other.region, other.card_id from card_keeper as other
      join overdue using (region, card_id)
      where not exists (
        select from overdue as due
        where due.region = other.region and due.card_id = other.card_id and due.account_id = other.account_id)
    ),
    orphan as materialized (
      select card.region, card.id as card_id from patient_card as card
      where exists (select from overdue where overdue.region = card.region and overdue.card_id = card.id)
        and not exists (select from kept_else where kept_else.region = card.region and kept_else.card_id = card.id)
      for update of card skip locked
    ),
    ending as (
      -- The card's own rows stand in the act of one of its links.
      select overdue.*, row_number() over (partition by region, card_id order by account_id) = 1 as leads
      from overdue
      where exists (select from orphan where orphan.region = overdue.region and orphan.card_id = overdue.card_id)
        or exists (select from kept_else where kept_else.region = overdue.region and kept_else.card_id = overdue.card_id)
    ),
    gone_link as (
      delete from card_keeper using ending
      where card_keeper.region = ending.region and card_keeper.card_id = ending.card_id
        and card_keeper.account_id = ending.account_id
    ),
    gone_change as (
      delete from card_change using orphan
      where card_change.region = orphan.region and card_change.card_id = orphan.card_id
      returning card_change.region, card_change.card_id, 'card_change' as kind
    ),
    gone_invitation as (
      delete from card_invitation using orphan
      where card_invitation.region = orphan.region and card_invitation.card_id = orphan.card_id
      returning card_invitation.region, card_invitation.card_id, 'card_invitation' as kind
    ),
    gone_card as (
      delete from patient_card using orphan
      where patient_card.region = orphan.region and patient_card.id = orphan.card_id
      returning patient_card.region, patient_card.id as card_id, 'patient_card' as kind
    ),
    gone as (
      select * from gone_change union all select * from gone_invitation union all select * from gone_card
    ),
    act as (
      insert into destruction_act (region, id, at, subject, subject_id, account_id, reason, destroyed)
      select region, gen_random_uuid(), ${now}::timestamptz, 'card', card_id, account_id, reason,
        (select jsonb_object_agg(kind, number) from (
          select 'card_keeper' as kind, 1 as number
          union all
          select gone.kind, count(*) from gone
          where ending.leads and gone.region = ending.region and gone.card_id = ending.card_id
          group by gone.kind) as counted)
      from ending
      returning region, id, at, account_id
    ),
    noted as (
      insert into audit_event (region, id, at, event, account_id, request_id)
      select region, id, at, 'card.destroyed', account_id, '' from act
    )
    select count(*)::int as ended from act`.execute(db)
  return rows[0]?.ended ?? 0
}
