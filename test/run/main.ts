import { performance } from 'node:perf_hooks'
import { databaseTestFiles, testFiles } from './files.ts'
import { journeys } from './journeys.ts'
import { browser, gostEngine, lacks, postgres } from './needs.ts'
import { nodeTests } from './node-tests.ts'
import { type Outcome, skippedHalf } from './outcome.ts'
import { postgresTests } from './postgres-tests.ts'
import { succeeds } from './program.ts'
import { progress, report, succeeded } from './report.ts'

const outcomes: Outcome[] = []

/** Without the engine the tests that need it skip themselves, so here it is only fetched. */
await lacks(gostEngine)

await half(check)
await half(() => nodeTests('On PGlite', testFiles()))
await half(async () => {
  const lacking = await lacks(postgres)
  if (lacking) return skippedHalf('On PostgreSQL', lacking)
  return postgresTests('On PostgreSQL', databaseTestFiles())
})
await half(async () => {
  const lacking = await lacks(browser)
  return lacking ? skippedHalf('Journeys', lacking) : journeys('Journeys')
})

process.stdout.write(report(outcomes))
process.exitCode = succeeded(outcomes, { inCi: Boolean(process.env['CI']) }) ? 0 : 1

async function half(run: () => Promise<Outcome>): Promise<void> {
  const began = performance.now()
  const outcome = await run()
  outcomes.push(outcome)
  process.stdout.write(progress(outcome, performance.now() - began))
}

async function check(): Promise<Outcome> {
  const began = performance.now()
  const clean = await succeeds('bin/check', [])
  const timed = [{ name: 'types, lint and format', ms: performance.now() - began }]
  return { half: 'bin/check', passed: clean ? timed : [], failed: clean ? [] : timed, skipped: [] }
}
