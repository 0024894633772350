import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Addresses, freePort } from './start.ts'

type MovableSite = Addresses & {
  /** Resolves once the portal's clock is so many milliseconds later. */
  readonly later: (milliseconds: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/** A portal of its own whose clock may be moved on, for what takes days. */
export async function startMovableSite(): Promise<MovableSite> {
  const port = await freePort()
  const child = fork(join(import.meta.dirname, 'movable-site.ts'), [port], {
    execArgv: ['--conditions=development'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'close')
  const ready = once(child, 'message')
  const [simulator] = await Promise.race([
    ready,
    ended.then(() => {
      throw new Error('The movable site did not start')
    }),
  ])

  return {
    portal: `http://localhost:${port}`,
    simulator: String(simulator),
    later: async (milliseconds) => {
      const moved = once(child, 'message')
      child.send(milliseconds)
      await moved
    },
    stop: async () => {
      child.kill()
      await ended
    },
  }
}
