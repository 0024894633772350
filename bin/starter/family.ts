import { type ChildProcess, spawn } from 'node:child_process'

/** Processes that live and end together: when one goes, the others follow. */
export type Family = {
  /** Starts a program; resolves when it says `{ ready: true }` over its channel, and never if it ends before. */
  start(file: string, env: NodeJS.ProcessEnv): Promise<void>
  /** Asks all to end, and after the grace kills whoever is left. The first code given wins. */
  end(code: number): void
  readonly isEnding: () => boolean
  /** The exit code, once nobody is left. */
  readonly over: Promise<number>
}

export function family({ graceMs }: { readonly graceMs: number }): Family {
  const members = new Set<ChildProcess>()
  const { promise: over, resolve: finish } = Promise.withResolvers<number>()
  let exitCode: number | undefined

  const end = (code: number) => {
    if (exitCode !== undefined) return
    exitCode = code
    if (members.size === 0) finish(code)

    for (const member of members) member.kill('SIGTERM')
    setTimeout(() => members.forEach((member) => member.kill('SIGKILL')), graceMs).unref()
  }

  const start = (file: string, env: NodeJS.ProcessEnv) => {
    if (exitCode !== undefined) return new Promise<void>(() => {})

    const child = spawn(process.execPath, ['--conditions=development', file], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    members.add(child)

    child.once('exit', (code) => {
      members.delete(child)
      // A child that leaves unasked is a failure, however politely it left.
      end(code || 1)
      if (members.size === 0) finish(exitCode ?? 1)
    })

    return new Promise<void>((resolve) => {
      child.on('message', (message) => {
        if (isReady(message)) resolve()
      })
    })
  }

  return { start, end, isEnding: () => exitCode !== undefined, over }
}

function isReady(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true
}
