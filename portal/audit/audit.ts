import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import type { Device } from '../session/device.ts'
import type { WayIn } from '../session/session.ts'
import type { EventName } from './event-name.ts'

export type { EventName } from './event-name.ts'

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
  /** Where only people can tell whose account it is: the HMACs of who came, and whether name and day of birth agree. */
  readonly disputed?:
    | { readonly oid: string; readonly snils: string | null; readonly agrees: boolean }
    | undefined
  /** The HMAC that stood before people of the operator changed it, so that it can be followed back. */
  readonly former?: string | undefined
  /** How a session began, and in what browser: its own row is gone when its person asks whose it was. */
  readonly began?: { readonly how: WayIn; readonly device: Device } | undefined
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
      ...(event.disputed !== undefined && { disputed: event.disputed }),
      ...(event.former !== undefined && { former: event.former }),
      ...(event.began !== undefined && {
        how: event.began.how,
        browser: event.began.device.browser,
        system: event.began.device.system,
      }),
    }),
  }
}
