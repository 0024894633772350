import { cost } from './cost.ts'

/** A hash as it is kept: the pepper that it was made with and, after a colon, argon2's own encoded form. */
export type KeptHash = {
  /** Undefined in hashes from before peppers had names, which belong to the oldest. */
  readonly pepper: string | undefined
  readonly encoded: string
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

const form =
  /^(?:(?<pepper>[0-9a-f]{16}):)?(?<encoded>\$argon2id\$v=19\$m=(?<memory>\d{1,7}),t=(?<time>\d{1,2}),p=(?<lanes>\d)\$[A-Za-z0-9+/]{11,88}\$[A-Za-z0-9+/]{16,88})$/

/** Undefined where a row is damaged. A cost beyond 1 GiB is damage too: nobody may make the portal spend it. */
export function readKeptHash(kept: string): KeptHash | undefined {
  const { pepper, encoded = '', memory, time, lanes } = form.exec(kept)?.groups ?? {}
  const [memoryCost, timeCost, parallelism] = [Number(memory), Number(time), Number(lanes)]
  const isPossible = memoryCost >= 8 && memoryCost <= 1_048_576 && timeCost >= 1 && parallelism >= 1
  return isPossible ? { pepper, encoded, memoryCost, timeCost, parallelism } : undefined
}

export const printKeptHash = (pepper: string, encoded: string): string => `${pepper}:${encoded}`

/** Whether a hash is to be made anew the next time its password is at hand. */
export const isStale = (kept: KeptHash, currentPepper: string): boolean =>
  kept.pepper !== currentPepper ||
  kept.memoryCost !== cost.memoryCost ||
  kept.timeCost !== cost.timeCost ||
  kept.parallelism !== cost.parallelism
