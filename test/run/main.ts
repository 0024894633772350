import { performance } from 'node:perf_hooks'
import { databaseTestFiles, testFiles } from './files.ts'
import { journeys } from './journeys.ts'
import { browser, gostEngine, lacks, type Need, postgres } from './needs.ts'
import { nodeTests } from './node-tests.ts'
import { type Outcome, skippedHalf } from './outcome.ts'
import { postgresTests } from './postgres-tests.ts'
import { succeeds } from './program.ts'
import { progress, report, succeeded } from './report.ts'

type Half = {
  readonly name: string
  readonly run: (half: string) => Promise<Outcome>
  readonly need?: Need
  /** Whether its tests skip themselves and say so, where what they need is not there. */
  readonly copes?: boolean
}

const check: Half = { name: 'check', run: checkAll }
const onPglite: Half = {
  name: 'pglite',
  run: (half) => nodeTests(half, testFiles(), { TEST_DATABASE: 'pglite' }),
  need: gostEngine,
  copes: true,
}
const onPostgres: Half = {
  name: 'postgres',
  run: (half) => postgresTests(half, databaseTestFiles()),
  need: postgres,
}
const inBrowser: Half = { name: 'journeys', run: (half) => journeys(half), need: browser }

/** The rows of a round run beside each other and take about as long: journeys mostly wait for a browser. */
const rounds: readonly (readonly (readonly Half[])[])[] = [[[check]], [[onPglite], [inBrowser, onPostgres]]]

const halves = rounds.flat(2)
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !halves.some((half) => half.name === name))

if (unknown === undefined) await runHalves()
else {
  process.stderr.write(`No half «${unknown}»: there are ${halves.map(({ name }) => name).join(', ')}\n`)
  process.exitCode = 1
}

/** All of them, or those whose names are given: `bin/test journeys`. */
async function runHalves(): Promise<void> {
  const chosen = halves.filter(({ name }) => asked.length === 0 || asked.includes(name))
  // One by one, since a system installs one thing at a time.
  const lacking = new Map<Half, string>()
  for (const half of chosen) {
    const lack = half.need && (await lacks(half.need))
    if (lack !== undefined && !half.copes) lacking.set(half, lack)
  }

  const outcomes: Outcome[] = []
  for (const rows of rounds) {
    const ended = rows.map(async (row) => {
      for (const half of row.filter((one) => chosen.includes(one))) {
        outcomes.push(await outcomeOf(half, lacking.get(half)))
      }
    })
    await Promise.all(ended)
  }

  process.stdout.write(report(outcomes))
  process.exitCode = succeeded(outcomes, { inCi: Boolean(process.env['CI']) }) ? 0 : 1
}

async function outcomeOf({ name, run }: Half, lack: string | undefined): Promise<Outcome> {
  if (lack !== undefined) return skippedHalf(name, lack)
  const began = performance.now()
  const outcome = await run(name)
  process.stdout.write(progress(outcome, performance.now() - began))
  return outcome
}

async function checkAll(half: string): Promise<Outcome> {
  const began = performance.now()
  const clean = await succeeds('bin/check', [])
  const timed = [{ name: 'types, lint and format', ms: performance.now() - began }]
  return { half, passed: clean ? timed : [], failed: clean ? [] : timed, skipped: [] }
}
