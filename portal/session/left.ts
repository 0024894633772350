import { hashOf } from './token.ts'
import { sessionLimits } from './session.ts'

/** How long before an end it is told of, in milliseconds. */
export const warnings = { idle: 2 * 60_000, whole: 5 * 60_000 } as const

/** What remains of a session, in milliseconds; 0 or less: it is over. */
export type Left = { readonly idle: number; readonly whole: number }

export const leftOf = (
  { seenAt, beganAt }: { readonly seenAt: Date; readonly beganAt: Date },
  now: Date,
): Left => ({
  idle: seenAt.getTime() + sessionLimits.idle - now.getTime(),
  whole: beganAt.getTime() + sessionLimits.whole - now.getTime(),
})

/** Tells a page whether the browser is still its person's: somebody else may have signed in in another tab. */
export const markOf = (accountId: string): string => hashOf(accountId).toString('base64url').slice(0, 12)
