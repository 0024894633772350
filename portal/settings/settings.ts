import { hasFreshProof, type Session } from '../session/session.ts'

/** How long a new password waits for the proof, in milliseconds. */
export const pendingLasts = 10 * 60_000

/** The first password of a person who came by Госуслуги needs no more; any change of one needs a proof. */
export function maySavePassword(
  session: Session,
  { hasPassword, now }: { hasPassword: boolean; now: Date },
): boolean {
  return (!hasPassword && session.how === 'esia') || hasFreshProof(session, now)
}

/** `closed`: its person said that it was not them, and set no other since. */
export type PasswordState = 'none' | 'set' | 'closed'

export type ProofError = 'current-empty' | 'wrong' | 'wait'
