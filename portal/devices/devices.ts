import type { Device } from '../session/device.ts'
import { sessionLimits, type Session, type WayIn } from '../session/session.ts'

/** One session of a person as their list of devices shows it. */
export type OpenDevice = {
  /** Of the session. */
  readonly id: string
  readonly isThis: boolean
  /** Undefined where the session began before this was kept. */
  readonly device: Device | undefined
  readonly how: WayIn
  readonly beganAt: Date
  readonly seenAt: Date
}

/**
 * Who left a browser open has left this list open too: ending other sessions needs a proof of the last minutes. A
 * password is enough for it, since it lets nobody in.
 */
export const mayEndSessions = ({ provedAt }: Session, now: Date): boolean =>
  now.getTime() - provedAt.getTime() < sessionLimits.freshProof

/** What became of the wish to end sessions. `over`: it had ended already, as for the second of two presses. */
export type Ending = 'ended' | 'over' | 'unknown' | 'signed-out'

type Told = {
  readonly isLive: boolean
  readonly ended: number
  /** The one that was to be ended was once this account's. */
  readonly isKnown: boolean
}

/** `only` is the id of the session to end, undefined: all the others. */
export function answerEnding({ isLive, ended, isKnown }: Told, only: string | undefined): Ending {
  if (!isLive) return 'signed-out'
  if (ended > 0) return 'ended'
  return only === undefined || isKnown ? 'over' : 'unknown'
}
