import { performance } from 'node:perf_hooks'
import { databaseTestFiles, testFiles } from './files.ts'
import { journeys } from './journeys.ts'
import { browser, gostEngine, lacks, postgres } from './needs.ts'
import { nodeTests } from './node-tests.ts'
import { type Outcome, skippedHalf } from './outcome.ts'
import { postgresTests } from './postgres-tests.ts'
import { succeeds } from './program.ts'
import { progress, report, succeeded } from './report.ts'

/** All of them, or those whose names are given: `bin/test journeys`. */
const HALVES: Readonly<Record<string, (half: string) => Promise<Outcome>>> = {
  check,

  pglite: async (half) => {
    // Without the engine its tests skip themselves and say so.
    await lacks(gostEngine)
    return nodeTests(half, testFiles(), { TEST_DATABASE: 'pglite' })
  },

  postgres: async (half) => {
    const lacking = await lacks(postgres)
    return lacking ? skippedHalf(half, lacking) : postgresTests(half, databaseTestFiles())
  },

  journeys: async (half) => {
    const lacking = await lacks(browser)
    return lacking ? skippedHalf(half, lacking) : journeys(half)
  },
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in HALVES))

if (unknown === undefined) await runHalves()
else {
  process.stderr.write(`No half «${unknown}»: there are ${Object.keys(HALVES).join(', ')}\n`)
  process.exitCode = 1
}

async function runHalves(): Promise<void> {
  const outcomes: Outcome[] = []

  for (const [name, run] of Object.entries(HALVES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    const began = performance.now()
    const outcome = await run(name)
    outcomes.push(outcome)
    process.stdout.write(progress(outcome, performance.now() - began))
  }

  process.stdout.write(report(outcomes))
  process.exitCode = succeeded(outcomes, { inCi: Boolean(process.env['CI']) }) ? 0 : 1
}

async function check(half: string): Promise<Outcome> {
  const began = performance.now()
  const clean = await succeeds('bin/check', [])
  const timed = [{ name: 'types, lint and format', ms: performance.now() - began }]
  return { half, passed: clean ? timed : [], failed: clean ? [] : timed, skipped: [] }
}
