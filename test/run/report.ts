import type { Outcome } from './outcome.ts'

const SHOWN = 10

/** A skip hides what it skips, so where nobody looks it is a failure. */
export function succeeded(outcomes: readonly Outcome[], { inCi }: { readonly inCi: boolean }): boolean {
  const ran = outcomes.every(
    ({ passed, failed, skipped }) => passed.length + failed.length + skipped.length > 0,
  )
  const failed = outcomes.some((outcome) => outcome.failed.length > 0)
  const skipped = outcomes.some((outcome) => outcome.skipped.length > 0)
  return ran && !failed && !(inCi && skipped)
}

/** What the run ends with: the slowest tests, what was skipped and why, what failed, and the sum. */
export function report(outcomes: readonly Outcome[]): string {
  const all = (of: 'passed' | 'failed' | 'unsteady') =>
    outcomes.flatMap((outcome) =>
      (outcome[of] ?? []).map(({ name, ms }) => ({ name: `${outcome.half} › ${name}`, ms })),
    )
  const failed = all('failed')
  const passed = all('passed')
  const skipped = outcomes.flatMap((outcome) => outcome.skipped)
  const unsteady = all('unsteady')
  const slowest = [...passed, ...failed].sort((a, b) => b.ms - a.ms).slice(0, SHOWN)

  return [
    '',
    'The slowest tests:',
    ...slowest.map(({ name, ms }) => `  ${seconds(ms).padStart(7)}  ${name}`),
    ...(skipped.length > 0 ? ['', 'Skipped:'] : []),
    ...skipped.map(({ name, reason }) => `  ${name}: ${reason}`),
    ...(unsteady.length > 0 ? ['', 'Passed at the second try only:'] : []),
    ...unsteady.map(({ name }) => `  ${name}`),
    ...(failed.length > 0 ? ['', 'Failed:'] : []),
    ...failed.map(({ name }) => `  ${name}`),
    '',
    `${passed.length} passed, ${failed.length} failed`,
    '',
  ].join('\n')
}

/** One line when a half is over, so that a long run is seen to move. */
export function progress({ half, passed, failed, skipped }: Outcome, ms: number): string {
  const also = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  return `${half}: ${passed.length} passed, ${failed.length} failed${also} in ${seconds(ms)}\n`
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
