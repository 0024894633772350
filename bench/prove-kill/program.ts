import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const slowestStart = 120_000

export type Program = {
  readonly kill: () => void
  /** Lets a trap that was loaded into it spring from now on. */
  readonly arm: () => void
  /** Resolves when the process is gone, with the signal that ended it. */
  readonly gone: Promise<NodeJS.Signals | null>
  readonly words: () => string
}

/** Starts a program of ours and resolves once it says that it is ready. It ends with this process, however that ends. */
export async function startProgram(
  file: string,
  env: NodeJS.ProcessEnv,
  { preload }: { readonly preload?: string | undefined } = {},
): Promise<Program> {
  const { PATH } = process.env
  const child = spawn(
    process.execPath,
    ['--conditions=development', ...(preload ? ['--import', preload] : []), join(root, file)],
    {
      cwd: root,
      env: { PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  let words = ''
  const hear = (part: unknown) => (words = (words + String(part)).slice(-4000))
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)

  const gone = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  )
  if (!(await readiness(child, gone))) {
    child.kill('SIGKILL')
    throw new Error(`${file} did not start:\n${words}`)
  }
  return {
    kill: () => child.kill('SIGKILL'),
    arm: () => child.send('armed'),
    gone,
    words: () => words,
  }
}

async function readiness(child: ChildProcess, gone: Promise<unknown>): Promise<boolean> {
  const tooLate = new AbortController()
  const timer = setTimeout(() => tooLate.abort(), slowestStart)
  try {
    return await Promise.race([
      new Promise<true>((resolve) => child.once('message', () => resolve(true))),
      gone.then(() => false),
      new Promise<false>((resolve) => tooLate.signal.addEventListener('abort', () => resolve(false))),
    ])
  } finally {
    clearTimeout(timer)
  }
}
