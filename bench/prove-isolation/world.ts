import type { Ground, Kinship } from '../../portal/patient-cards/keeper.ts'

const minute = 60_000
export const day = 24 * 60 * minute

/** What the law and the portal's pages promise, in milliseconds; held apart from the portal's own constants. */
export const limits = {
  idle: 15 * minute,
  whole: 12 * 60 * minute,
  freshProof: 20 * minute,
  code: 15 * minute,
  codeKept: day,
  undo: 30 * day,
  triesLast: day,
} as const

export type Place = { readonly code: string; readonly slug: string; readonly timeZone: string }

export type Session = { readonly began: number; seen: number }

/** Somebody's cabinet in one region. */
export type Account = {
  readonly place: Place
  readonly id: string
  /** Who it is at Госуслуги; one person may have a cabinet in each region. */
  readonly person: string
  /** Their surname. */
  readonly name: string
  session: Session | undefined
  tries: { failures: number; last: number } | undefined
}

export type Change = {
  readonly version: number
  readonly field: string
  readonly before: string | undefined
  readonly after: string | undefined
  readonly by: Account
  readonly takesBack: boolean
}

export type Card = {
  readonly place: Place
  readonly id: string
  /** ISO. */
  readonly birthDate: string
  version: number
  checked: boolean
  /** What stands in each field: a word of its own, or nothing. */
  readonly fields: Map<string, string | undefined>
  readonly changes: Change[]
  /** Every word that it ever bore, or that somebody wished to write into it. */
  readonly words: Set<string>
}

export type Link = {
  readonly card: Card
  readonly account: Account
  kinship: Kinship
  ground: Ground
  since: number
  ended: { readonly at: number; readonly reason: 'unlinked' | 'of-age' } | undefined
}

export type Invitation = {
  readonly id: string
  readonly card: Card
  readonly giver: Account
  readonly code: string
  readonly kinship: Exclude<Kinship, 'self'>
  readonly until: number
  claimedBy: Account | undefined
  answered: boolean
}

export type World = {
  /** The one clock; it stands still during an operation. */
  now: number
  readonly accounts: Account[]
  cards: Card[]
  links: Link[]
  invitations: Invitation[]
  /** Cards that somebody unlinked and that were destroyed since: `account card`. */
  readonly destroyed: Set<string>
}
