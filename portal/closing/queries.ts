import { sql, type Insertable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { sessionLimits } from '../session/session.ts'

type Event = Insertable<Schema['audit_event']>

type Closing = {
  readonly tokenHash: Buffer
  readonly now: Date
  readonly closed: Event
  readonly withdrawn: Event
}

/**
 * Closes the account of a live session, in one statement: its sessions end, its consents are withdrawn, whoever else
 * kept its own card does so no more, and whom it invited may not come in. False where the session is over.
 */
export async function closeAccount(db: Db, { tokenHash, now, closed, withdrawn }: Closing): Promise<boolean> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  // Not by `withLiveSession`: that writes when the session was seen, and a row can't be written and deleted at once.
  const { rows } = await sql<{ closed: boolean }>`
    with closed as (
      update account set closed_at = ${now}, closed_by = ${tokenHash}
      from session
      where session.token_hash = ${tokenHash}
        and session.seen_at > ${before(sessionLimits.idle)} and session.began_at > ${before(sessionLimits.whole)}
        and account.region = session.region and account.id = session.account_id and account.closed_at is null
      returning account.region, account.id as account_id
    ),
    ended_session as (
      delete from session using closed
      where session.region = closed.region and session.account_id = closed.account_id
    ),
    gone_pending as (
      delete from pending_password as pending using closed
      where pending.region = closed.region and pending.account_id = closed.account_id
    ),
    withdrawn as (
      update consent set withdrawn_at = ${now} from closed
      where consent.region = closed.region and consent.account_id = closed.account_id and withdrawn_at is null
    ),
    own as (
      select card_keeper.region, card_id, account_id from card_keeper join closed using (region, account_id)
      where kinship = 'self'
    ),
    ended_link as (
      update card_keeper as other set ended_at = ${now}, end_reason = 'account-closed' from own
      where other.region = own.region and other.card_id = own.card_id and other.account_id <> own.account_id
        and other.ended_at is null
    ),
    -- Another parent may add the child from Госуслуги: that card is no part of the closed account.
    let_go as (
      update patient_card set person_index = null from own
      where patient_card.region = own.region and patient_card.id = own.card_id
    ),
    gone_invitation as (
      delete from card_invitation as invitation using closed
      where invitation.region = closed.region and invitation.account_id = closed.account_id
    ),
    noted_closed as (${noteEvent('closed', closed)}),
    noted_withdrawn as (${noteEvent('closed', withdrawn)})
    select exists (select from closed) as closed`.execute(db)
  return rows[0]?.closed ?? false
}

/** The region of the account that this token has closed: a second press of the button comes with it. */
export async function closedBy(db: Db, tokenHash: Buffer): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('region')
    .where('closed_by', '=', tokenHash)
    .executeTakeFirst()
  return row?.region
}
