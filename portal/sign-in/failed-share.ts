const minute = 60_000

/** A minute of which so many sign-ins by password failed, and so large a part of all, is no people's. */
const alarming = { failed: 60, share: 0.8, lasts: 10 * minute } as const

export type Minute = { readonly failed: number; readonly all: number }

export type FailedShare = {
  /** Counts a sign-in by password; answers once in a minute in which they become alarming. */
  note(outcome: 'right' | 'wrong', now: Date): Minute | undefined
  /** Whether passwords are being tried in turn, now or a moment ago. */
  isAlarming(now: Date): boolean
}

/** Watches the sign-ins by password of this instance. */
export function failedShare(): FailedShare {
  let began = 0
  let failed = 0
  let all = 0
  let isTold = false
  let alarmingUntil = 0

  return {
    note(outcome, now) {
      if (now.getTime() - began >= minute) {
        began = now.getTime()
        failed = all = 0
        isTold = false
      }
      all += 1
      if (outcome === 'wrong') failed += 1
      if (failed < alarming.failed || failed / all < alarming.share) return undefined
      alarmingUntil = now.getTime() + alarming.lasts
      if (isTold) return undefined
      isTold = true
      return { failed, all }
    },
    isAlarming: (now) => now.getTime() < alarmingUntil,
  }
}
