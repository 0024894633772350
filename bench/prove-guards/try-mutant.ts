import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { ROOT } from '../../test/house/tree.ts'
import type { Mutant } from './mutants.ts'
import type { Answered, Asked } from './try-out.ts'

/** A mutant that waits for ever is noticed too: nobody would ship it. */
const longest = 180_000
/** Modules that were loaded once are never let go, so the process gives way to another. */
const fullAt = 1.2e9

/** `by`: the test that failed. */
export type Ending = { readonly ending: 'noticed' | 'hung' | 'survived'; readonly by?: string }

/** A process in which one mutant after another is tried, with what does not depend on them loaded once. */
export class Trials {
  #child: ChildProcess | undefined

  /** Runs tests until one fails that does not fail else. What weakens a check of the region is tried among twins. */
  async tryMutant(file: string, was: string, mutant: Mutant, tests: readonly string[]): Promise<Ending> {
    const child = (this.#child ??= fork(new URL('try-out.ts', import.meta.url), {
      cwd: ROOT,
      execArgv: ['--conditions=development'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }))
    const asked: Asked = { file, mutant, tests, amongTwins: /\bregion\b/.test(was) }
    child.send(asked)
    const told = await answerOf(child)
    if (told === 'ended' || told === 'hung' || told.bytes > fullAt) await this.stop()
    if (told === 'ended') return { ending: 'noticed', by: 'the process ended' }
    if (told === 'hung') return { ending: 'hung' }
    if (told.wrong !== undefined) throw new Error(`It fails as it stands: ${told.wrong}`)
    return told.noticedBy === undefined ? { ending: 'survived' } : { ending: 'noticed', by: told.noticedBy }
  }

  async stop(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}

function answerOf(child: ChildProcess): Promise<Answered | 'ended' | 'hung'> {
  return new Promise((resolve) => {
    const end = (told: Answered | 'ended' | 'hung') => {
      clearTimeout(deadline)
      child.removeAllListeners('message').removeAllListeners('exit')
      resolve(told)
    }
    const deadline = setTimeout(() => end('hung'), longest)
    child.once('message', (told: Answered) => end(told))
    child.once('exit', () => end('ended'))
  })
}
