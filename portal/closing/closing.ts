import { hasFreshProof, type Session } from '../session/session.ts'

/** How long a closed account waits for its person to come back, in milliseconds; then it is destroyed. */
export const comeBackLasts = 30 * 24 * 60 * 60_000

/** Until when its person may come back; at that very moment they may not. */
export const comeBackUntil = (closedAt: Date): Date => new Date(closedAt.getTime() + comeBackLasts)

/** Whatever was closed at this moment or before is to be destroyed. */
export const closedTooLongAt = (now: Date): Date => new Date(now.getTime() - comeBackLasts)

/** An account closed so long ago is gone, whether or not the job has been there. */
export const isGone = (closedAt: Date, now: Date): boolean => closedAt <= closedTooLongAt(now)

/** A stranger at an open screen, or with a password alone, closes nobody's account. */
export const mayClose = (session: Session, now: Date): boolean => hasFreshProof(session, now)
