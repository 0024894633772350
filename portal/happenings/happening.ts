import type { EventName } from '../audit/event-name.ts'
import type { Device } from '../session/device.ts'
import type { WayIn } from '../session/session.ts'
import { isDoubtful, type ToldEvent } from './telling.ts'

/** What words an event is told in: some names stand for more than one thing. */
export type Saying =
  | ToldEvent
  | 'access.ended by another'
  | 'access.taken by another'
  | 'contacts.changed by another'
  | 'session.ended elsewhere'
  | 'session.ended as too many'

/** One thing that happened, as its person's list shows it. */
export type Happening = {
  readonly id: string
  readonly at: Date
  readonly event: ToldEvent
  readonly saying: Saying
  /** Done in the session that asks. */
  readonly isHere: boolean
  /** Of the session, where its beginning is known. */
  readonly device: Pick<Device, 'browser' | 'system'> | undefined
  /** Of a sign-in. */
  readonly how: WayIn | undefined
  /** `95.24.13.*`. */
  readonly network: string | undefined
  /** The name on another's card, or that this card is out of reach by now. */
  readonly whose: { readonly name: string } | 'gone' | undefined
  /** Of the request to the support, where «Это был не я» was pressed. */
  readonly number: string | undefined
}

type Told = {
  readonly event: ToldEvent
  readonly sessionId: string | null
  readonly requestId: string
  /** A row that the database made by itself, or for a session that another one ended, bears none. */
  readonly hasContent: boolean
}

export function sayingOf({ event, sessionId, requestId, hasContent }: Told): Saying {
  if (event === 'session.ended' && !hasContent)
    return requestId === '' ? 'session.ended as too many' : 'session.ended elsewhere'
  // Another person came, and a number of this one is theirs by now.
  if (event === 'contacts.changed' && !hasContent) return 'contacts.changed by another'
  // Whoever is let in or put out by another gets an event without a session of their own.
  if (event === 'access.ended' && sessionId === null) return 'access.ended by another'
  if (event === 'access.taken' && sessionId === null) return 'access.taken by another'
  return event
}

/**
 * Whether the address in an event is that of its own person, or of who tried to be them. An event that another person's
 * deed left here bears the address of that person, which is not told.
 */
export const hasOwnAddress = (event: EventName, sessionId: string | null): boolean =>
  sessionId !== null || event === 'sign-in.failed'

/**
 * «Это был не я» stands beside what somebody else could have done: not beside the beginning of this very session, nor
 * beside the own card, which made itself with the account.
 */
export function mayDoubt({ event, saying, isHere, whose, number }: Happening): boolean {
  const isOwnBeginning = isHere && (event === 'session.began' || event === 'browser.new')
  const madeItself = event === 'card.made' && whose === undefined
  return isDoubtful(event) && saying === event && !isOwnBeginning && !madeItself && number === undefined
}

/** How many stand on one page. */
export const pageLength = 50

/** The newest first; of what happened in one moment the later step of a road: a sign-in after the account it opened. */
export const newestFirst = (one: Happening, other: Happening): number =>
  other.at.getTime() - one.at.getTime() || (one.event < other.event ? 1 : -1)

/** Where the next page goes on: after the event of this moment and id. */
export type Place = { readonly at: Date; readonly id: string }

export const printPlace = ({ at, id }: Place): string => `${at.getTime()}-${id}`

/** Thirteen digits are a moment before the year 2287; a longer number would be none that the database knows. */
export const placePattern = String.raw`^\d{1,13}-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$`

/** Undefined for what `placePattern` does not take. */
export function readPlace(text: string | undefined): Place | undefined {
  if (text === undefined || !new RegExp(placePattern, 'u').test(text)) return undefined
  const dash = text.indexOf('-')
  return { at: new Date(Number(text.slice(0, dash))), id: text.slice(dash + 1) }
}
