export type Disputed = 'snils-taken' | 'snils-changed'

/** Who came from Госуслуги does not fit what stands here, and only people can tell whose account it is. */
export type Dispute = {
  readonly stopped: Disputed
  /** The account that has this СНИЛС, or that of this oid with another СНИЛС. */
  readonly accountId: string
  readonly oidIndex: Buffer
  /** Null where Госуслуги told none. */
  readonly snilsIndex: Buffer | null
  /** First name and day of birth are those of the account's own card. */
  readonly agrees: boolean
}

/** As it stands in the sealed part of its event: HMACs alone, since nobody agreed to more. */
export function printed({ oidIndex, snilsIndex, agrees }: Dispute) {
  return { oid: oidIndex.toString('hex'), snils: snilsIndex?.toString('hex') ?? null, agrees }
}

/** For how long people of the support may settle it, in milliseconds: later the person proves anew who they are. */
export const disputeLasts = 30 * 24 * 60 * 60_000

/** What stands in the way of settling a dispute. */
export type SettleError = 'unknown' | 'late' | 'another-person' | 'no-snils' | 'taken' | 'already'

type Asked = Pick<Dispute, 'stopped' | 'snilsIndex' | 'agrees'> & { readonly at: Date }

/** Whether people may settle this at all: never where the number alone is the same. */
export function refuseSettling(
  { stopped, snilsIndex, agrees, at }: Asked,
  now: Date,
): SettleError | undefined {
  if (now.getTime() - at.getTime() > disputeLasts) return 'late'
  if (!agrees) return 'another-person'
  if (stopped === 'snils-changed' && snilsIndex === null) return 'no-snils'
  return undefined
}
