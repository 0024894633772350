import { noRegion } from '../audit/audit.ts'
import type { Vault } from '../db/seal.ts'

/** In milliseconds; a press is told from a later one by the minute that it fell in. */
const minute = 60_000

type Press = {
  /** Of the token that the press came with. */
  readonly formerHash: Buffer
  readonly typed: string
  readonly now: Date
}

/**
 * The token that takes a session over when its person changes their password. Made with a key and from what was
 * typed, so that two presses of one button agree on it without having met, and nobody else can make it.
 */
export const nextToken = (vault: Vault, press: Press): string => tokenOf(vault, press, 0)

/** Those to which the same press may have led a moment ago. */
export const nextTokens = (vault: Vault, press: Press): readonly string[] =>
  [0, 1].map((minutesAgo) => tokenOf(vault, press, minutesAgo))

function tokenOf(vault: Vault, { formerHash, typed, now }: Press, minutesAgo: number): string {
  const when = Math.floor(now.getTime() / minute) - minutesAgo
  const pressed = JSON.stringify([formerHash.toString('base64url'), typed, when])
  return vault.index('next-token', noRegion, pressed).toString('base64url')
}
