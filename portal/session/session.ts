const minute = 60_000

/** Times in milliseconds. Activity is written at most once in `seenEvery`, so idleness is exact to that. */
export const sessionLimits = {
  idle: 15 * minute,
  whole: 12 * 60 * minute,
  freshProof: 20 * minute,
  seenEvery: minute,
  /** Of one account; held by the trigger `session_at_most_ten`. */
  atMost: 10,
} as const

export type WayIn = 'esia' | 'password' | 'passkey'

/** An open session of an account, as the database told it in the statement that read the page. */
export type Session = {
  readonly id: string
  readonly region: string
  readonly accountId: string
  readonly how: WayIn
  readonly provedAt: Date
}

/** A proof strong and recent enough for full numbers, export, deletion and changes of credentials. */
export function hasFreshProof({ how, provedAt }: Session, now: Date): boolean {
  return how !== 'password' && now.getTime() - provedAt.getTime() < sessionLimits.freshProof
}
