import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { twins } from '../../test/twins.ts'
import { mutantVariable } from './mutated.ts'
import type { Mutant } from './mutants.ts'

const root = join(import.meta.dirname, '..', '..')

/** A mutant that waits for ever is noticed too: nobody would ship it. */
const longest = 120_000

export type Ending = 'noticed' | 'hung' | 'survived'

/** The tests of a file that fail; undefined where it waited for ever. */
type Failures = ReadonlySet<string> | undefined

const usual = new Map<string, Promise<Failures>>()

/**
 * Loads a file otherwise than it stands, and runs tests until one fails that does not fail else. What weakens a check
 * of the region is tried beside twins of every row, among which some tests fail anyway.
 */
export async function tryMutant(
  file: string,
  was: string,
  mutant: Mutant,
  tests: readonly string[],
): Promise<Ending> {
  const env = /\bregion\b/.test(was) ? { [twins]: '1' } : {}
  const told = {
    ...env,
    [mutantVariable]: JSON.stringify({ ...mutant, url: pathToFileURL(join(root, file)).href }),
  }
  for (const test of tests) {
    const [before, after] = [await failuresAsItStands(test, env), await failuresOf(test, told)]
    if (after === undefined) return 'hung'
    if ([...after].some((name) => before?.has(name) !== true)) return 'noticed'
  }
  return 'survived'
}

/** The tests of a file that fail with no mutant at all. */
export function failuresAsItStands(test: string, env: NodeJS.ProcessEnv = {}): Promise<Failures> {
  const key = `${JSON.stringify(env)} ${test}`
  const known = usual.get(key) ?? failuresOf(test, env)
  usual.set(key, known)
  return known
}

async function failuresOf(test: string, env: NodeJS.ProcessEnv): Promise<Failures> {
  const child = spawn(
    process.execPath,
    ['--conditions=development', '--import', './bench/prove-guards/mutated.ts', '--test-reporter=tap', test],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: longest,
      killSignal: 'SIGKILL',
    },
  )
  let told = ''
  child.stdout.on('data', (part) => (told += String(part)))
  await once(child, 'close')
  if (child.signalCode !== null) return undefined
  const failed = [...told.matchAll(/^not ok \d+ - (.*)$/gm)].map(([, name = '']) => name)
  return new Set(child.exitCode === 0 || failed.length > 0 ? failed : ['it does not load'])
}
