import type { Kinship } from '../keeper.ts'

/** How long an unlinked card waits for its keeper to think again, in milliseconds; then it is destroyed. */
export const undoLasts = 30 * 24 * 60 * 60_000

/** A card that its keeper unlinked: nothing of the card itself, since it is theirs no longer. */
export type Unlinked = { readonly id: string; readonly kinship: Kinship; readonly endedAt: Date }

/** Until when it may be taken back; at that very moment it may not. */
export const undoUntil = (endedAt: Date): Date => new Date(endedAt.getTime() + undoLasts)

/** Whoever ended their link before this has it no more. */
export const undoneSince = (now: Date): Date => new Date(now.getTime() - undoLasts)

/** What stood when a person asked for a card back. */
export type Former = {
  readonly returned: boolean
  /** The link is theirs and open: another press took the card back, or it never left. */
  readonly kept: boolean
  /** They unlinked it once, and it is past taking back. */
  readonly late: boolean
}

export type ReturnError = 'late' | 'unknown'

/** Of two presses of «Вернуть» both find the card in its place. */
export function answerReturn({ returned, kept, late }: Former): 'returned' | ReturnError {
  if (returned || kept) return 'returned'
  return late ? 'late' : 'unknown'
}
