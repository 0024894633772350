import { relative, resolve } from 'node:path'
import { run } from 'node:test'

export type Tried = {
  readonly file: string
  readonly name: string
  readonly ended: 'passed' | 'failed' | 'skipped'
}

/** Runs the test files, two processes at once, and tells how each test of them ended. */
export async function runTests(files: readonly string[], env: NodeJS.ProcessEnv): Promise<readonly Tried[]> {
  const tried: Tried[] = []
  const note = (ended: Tried['ended'], { name, file }: { readonly name: string; readonly file?: string }) =>
    tried.push({ name, ended, file: file === undefined ? '' : relative(process.cwd(), resolve(file)) })

  const events = run({
    files: [...files],
    concurrency: 2,
    execArgv: ['--conditions=development'],
    env: { ...process.env, ...env },
  })
  events.on('test:pass', (event) => {
    if (event.details.type === 'suite') return
    note(event.skip === undefined || event.skip === false ? 'passed' : 'skipped', event)
  })
  events.on('test:fail', (event) => {
    if (event.details.type !== 'suite') note('failed', event)
  })
  // The stream flows only while it is read.
  for await (const _ of events) continue

  return tried
}
