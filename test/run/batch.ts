import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import type { Outcome, Skipped, Timed } from './outcome.ts'

/** What a batch tells who started it: how its tests went, and the words on those that failed. */
export type Told = Omit<Outcome, 'half'> & { readonly failures: string }

/** Runs the test files of the arguments in this one process: what they share is loaded and compiled once. */
async function runBatch(files: readonly string[]): Promise<Told> {
  const passed: Timed[] = []
  const failed: Timed[] = []
  const skipped: Skipped[] = []

  const events = run({ files: [...files], isolation: 'none' })
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
  const found = report.indexOf('failing tests:')
  return { passed, failed, skipped, failures: found < 0 ? '' : report.slice(found) }
}

process.send?.(await runBatch(process.argv.slice(2)), () => process.disconnect())
