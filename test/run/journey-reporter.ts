import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter'
import type { Outcome } from './outcome.ts'

/** Tells the process that started Playwright how each journey went. */
export default class JourneyReporter implements Reporter {
  private journeys: readonly TestCase[] = []

  onBegin(_: FullConfig, suite: Suite): void {
    this.journeys = suite.allTests()
  }

  onEnd(): void {
    const of = (wanted: ReturnType<TestCase['outcome']>) =>
      this.journeys.filter((journey) => journey.outcome() === wanted)
    const timed = (journey: TestCase) => ({
      name: journey.titlePath().filter(Boolean).join(' › '),
      ms: journey.results.reduce((sum, result) => sum + result.duration, 0),
    })

    process.send?.({
      half: '',
      passed: [...of('expected'), ...of('flaky')].map(timed),
      failed: of('unexpected').map(timed),
      unsteady: of('flaky').map(timed),
      skipped: of('skipped').map((journey) => ({
        name: timed(journey).name,
        reason: journey.annotations.find(({ type }) => type === 'skip')?.description ?? 'did not run',
      })),
    } satisfies Outcome)
  }
}
