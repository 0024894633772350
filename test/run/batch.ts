import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
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
  for (const file of files) {
    const error = await errorOfLoading(file)
    if (error === undefined || failed.some(({ name }) => name === file)) continue
    failed.push({ name: `${file} does not load`, ms: 0 })
    report += `\nfailing tests:\n${file}: ${inspect(error)}\n`
  }
  const found = report.indexOf('failing tests:')
  return { passed, failed, skipped, failures: found < 0 ? '' : report.slice(found) }
}

/**
 * Node 24 says nothing of a file that throws after its first tests are told: those pass, the rest is never heard of. A
 * module that was loaded before is not run again, and one that failed throws the same once more.
 */
async function errorOfLoading(file: string): Promise<unknown> {
  try {
    await import(pathToFileURL(file).href)
    return undefined
  } catch (error) {
    return error ?? 'nothing thrown'
  }
}

process.send?.(await runBatch(process.argv.slice(2)), () => process.disconnect())
