/** A minute of which so many sign-ins by password failed, and so large a part of all, is no people's. */
const alarming = { failed: 60, share: 0.8, minute: 60_000 } as const

export type Minute = { readonly failed: number; readonly all: number }

/** Counts sign-ins by password on this instance; answers once in a minute in which they become alarming. */
export function failedShare(): (outcome: 'right' | 'wrong', now: Date) => Minute | undefined {
  let began = 0
  let failed = 0
  let all = 0
  let isTold = false

  return (outcome, now) => {
    if (now.getTime() - began >= alarming.minute) {
      began = now.getTime()
      failed = all = 0
      isTold = false
    }
    all += 1
    if (outcome === 'wrong') failed += 1
    if (isTold || failed < alarming.failed || failed / all < alarming.share) return undefined
    isTold = true
    return { failed, all }
  }
}
