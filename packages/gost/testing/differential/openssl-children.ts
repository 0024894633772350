import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import type { OpensslEngine } from '../../../../test/openssl-engine.ts'

/** `openssl` as child processes beside one another; a rejection of the command, not of the process, is false. */
export function opensslChildren(engine: OpensslEngine): (...args: readonly string[]) => Promise<boolean> {
  const options = {
    cwd: dirname(engine.path('openssl.cnf')),
    env: { ...process.env, OPENSSL_CONF: engine.path('openssl.cnf') },
    timeout: 60_000,
  }
  return (...args) =>
    new Promise((resolve, reject) => {
      execFile('openssl', args, options, (error, _, stderr) => {
        if (error === null) resolve(true)
        else if (typeof error.code === 'number') resolve(false)
        else reject(new Error(`openssl ${args.join(' ')}: ${error.message} ${stderr}`))
      })
    })
}

/** Does every piece of the work, `at` of them at a time, and tells each in which of those places it is done. */
export async function inParallel<T>(
  pieces: Iterable<T>,
  at: number,
  work: (piece: T, place: number) => Promise<void>,
): Promise<void> {
  const left = pieces[Symbol.iterator]()
  const worker = async (_: unknown, place: number) => {
    for (let next = left.next(); next.done !== true; next = left.next()) await work(next.value, place)
  }
  await Promise.all(Array.from({ length: at }, worker))
}
