import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import type { Outcome, Skipped, Timed } from './outcome.ts'

/** As many files at once as a small machine has cores. */
const AT_ONCE = 2
const TIMEOUT_MS = 300_000

/** Runs test files, each in a process of its own, and prints those tests that fail. */
export async function nodeTests(
  half: string,
  files: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const passed: Timed[] = []
  const failed: Timed[] = []
  const skipped: Skipped[] = []

  const events = run({
    files: [...files],
    concurrency: AT_ONCE,
    execArgv: ['--conditions=development'],
    env: { ...process.env, ...env },
    timeout: TIMEOUT_MS,
  })
  events.on('test:pass', ({ name, details, skip }) => {
    if (details.type === 'suite') return
    if (skip === undefined || skip === false) passed.push({ name, ms: details.duration_ms })
    else skipped.push({ name, reason: typeof skip === 'string' ? skip : 'no reason given' })
  })
  events.on('test:fail', ({ name, details }) => {
    if (details.type !== 'suite') failed.push({ name, ms: details.duration_ms })
  })

  let report = ''
  for await (const part of events.compose(spec)) report += String(part)
  const failures = report.indexOf('failing tests:')
  if (failures >= 0) process.stdout.write(`${report.slice(failures)}\n`)

  return { half, passed, failed, skipped }
}
