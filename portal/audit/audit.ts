import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'

/** What the log of events may say. Names are `noun.verb`, so that a person's list can be put in words. */
export type EventName =
  | 'access.ended'
  | 'access.offered'
  | 'access.refused'
  | 'access.taken'
  | 'account.alarmed'
  | 'account.closed'
  | 'account.destroyed'
  | 'account.opened'
  | 'account.reopened'
  | 'browser.new'
  | 'card.checked'
  | 'card.claimed'
  | 'card.corrected'
  | 'card.destroyed'
  | 'card.made'
  | 'card.passed'
  | 'card.returned'
  | 'card.taken'
  | 'card.unlinked'
  | 'children.told'
  | 'consent.given'
  | 'consent.refused'
  | 'consent.withdrawn'
  | 'contacts.changed'
  | 'devices.ended'
  | 'devices.refused'
  | 'identity.changed'
  | 'identity.failed'
  | 'identity.proved'
  | 'identity.refused'
  | 'keeper.corrected'
  | 'login.passed-on'
  | 'passkey.added'
  | 'passkey.failed'
  | 'passkey.removed'
  | 'passkey.renamed'
  | 'password.closed'
  | 'password.set'
  | 'password.proof-failed'
  | 'session.began'
  | 'session.ended'
  | 'sign-in.failed'
  | 'support.asked'

export type AuditEvent = {
  readonly region: string
  readonly at: Date
  readonly event: EventName
  readonly requestId: string
  readonly address: string
  readonly accountId?: string | undefined
  readonly sessionId?: string | undefined
  /** Whose card was acted on, where it was another person's or is no more: events bear both who acted and for whom. */
  readonly cardId?: string | undefined
  /** A code of ours for what went wrong; never a value of a person. */
  readonly reason?: string | undefined
}

/** The region of events that happened before a region was known. */
export const noRegion = '-'

/** Makes the row of an event; the statement that does the deed inserts it, so both stand or fall together. */
export function record(vault: Vault, event: AuditEvent): Insertable<Schema['audit_event']> {
  const id = randomUUID()
  const place = { table: 'audit_event', column: 'sealed', id }
  return {
    region: event.region,
    id,
    at: event.at,
    event: event.event,
    account_id: event.accountId ?? null,
    session_id: event.sessionId ?? null,
    request_id: event.requestId,
    sealed: vault.seal(event.region, place, {
      address: event.address,
      reason: event.reason ?? null,
      ...(event.cardId !== undefined && { card: event.cardId }),
    }),
  }
}
