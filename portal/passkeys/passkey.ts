import { readLine } from '../lib/line.ts'
import { ok, type Result } from '../lib/result.ts'
import { hasFreshProof, type Session } from '../session/session.ts'

/** Keys of one account; held by the trigger `passkey_at_most_ten` too. */
export const atMost = 10

/** From the question to the authenticator's answer, in milliseconds. */
export const challengeLasts = 5 * 60_000

/** In code points. */
const longestName = 40

/** As the list of a person's own keys shows it. */
export type Passkey = {
  readonly id: string
  readonly name: string
  readonly addedAt: Date
  readonly usedAt: Date | null
}

/** Who may add a key could let somebody else in for good, who removes one may lock its person out. */
export const mayChangeKeys = (session: Session, now: Date): boolean => hasFreshProof(session, now)

export type NameError = 'empty' | 'too-long' | 'forbidden-character'

export const readName = (text: string): Result<string, NameError> => readLine(text, longestName)

/** Two keys of one maker are told apart by a number until their person names them. */
export function freeName(wished: string, taken: readonly string[]): string {
  const names = [wished, ...Array.from({ length: atMost }, (_, index) => `${wished} ${index + 2}`)]
  return names.find((name) => !taken.includes(name)) ?? wished
}

/** Why a key was not added. */
export type AddingError = 'failed' | 'known' | 'too-many'

type Told = {
  readonly wasUsed: boolean
  readonly kept: boolean
  readonly isOwn: boolean
  readonly keys: number
}

/** The second of two presses finds the key that the first has added. */
export function answerAdding({ wasUsed, kept, isOwn, keys }: Told): Result<'added', AddingError> {
  if (kept || (wasUsed && isOwn)) return ok('added')
  if (wasUsed) return { ok: false, error: 'failed' }
  return { ok: false, error: !isOwn && keys >= atMost ? 'too-many' : 'known' }
}

/** Since when a removal is one of two presses, and not another one's. */
export const removedJustNow = (now: Date): Date => new Date(now.getTime() - 60_000)

/**
 * «Вера К.»: enough for a family that shares a device to choose by, and all that its keeper of keys, often somebody's
 * cloud, gets to know of the person.
 */
export const shortName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName.charAt(0)}.`

/** Why an answer opened or proved nothing, as the log of events has it; nobody is told. */
export type Refused = 'unreadable' | 'unknown-key' | 'not-verified' | 'used-before' | 'counter-back' | 'gone'

type Write = { readonly was_used: boolean; readonly is_behind: boolean }

/** Of a signature that was right and yet opened nothing. */
export function whyNothing({ was_used: wasUsed, is_behind: isBehind }: Write): Refused {
  if (wasUsed) return 'used-before'
  return isBehind ? 'counter-back' : 'gone'
}
