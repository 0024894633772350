import { spawn } from 'node:child_process'
import type { Told } from './batch.ts'
import type { Outcome } from './outcome.ts'

/** As many batches at once as a small machine has cores. */
const AT_ONCE = 2
/** Enough to share what is loaded, few enough for each file's portal and database to stand in one process. */
const FILES_A_BATCH = 8
/** A batch that hangs is ended, since nothing else would end it; the slowest takes a minute on a busy machine. */
const DEADLINE_MS = 600_000

type Batch = {
  readonly files: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly deadlineMs: number
}

/** Runs test files in batches, each batch in a process of its own, and prints those tests that fail. */
export async function nodeTests(
  half: string,
  files: readonly string[],
  env: NodeJS.ProcessEnv,
  deadlineMs = DEADLINE_MS,
): Promise<Outcome> {
  const batches = inBatches(files)
  const told: Told[] = []
  const lane = async () => {
    for (let next = batches.shift(); next !== undefined; next = batches.shift()) {
      const one = await runBatch({ files: next, env, deadlineMs })
      process.stdout.write(one.failures)
      told.push(one)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))

  return {
    half,
    passed: told.flatMap(({ passed }) => passed),
    failed: told.flatMap(({ failed }) => failed),
    skipped: told.flatMap(({ skipped }) => skipped),
  }
}

function inBatches(files: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(files.length / FILES_A_BATCH) }, (_, index) =>
    files.slice(index * FILES_A_BATCH, (index + 1) * FILES_A_BATCH),
  )
}

/** Resolves when the process has ended; one that was cut short, or would not end, is a failed test by its files. */
function runBatch({ files, env, deadlineMs }: Batch): Promise<Told> {
  const batch = new URL('batch.ts', import.meta.url).pathname
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--conditions=development', batch, ...files], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...env },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        said += part
      })
    }
    let told: Told = { passed: [], failed: [], skipped: [], failures: '' }
    let heard = false
    child.once('message', (message: Told) => {
      told = message
      heard = true
    })

    let late = false
    const deadline = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, deadlineMs)

    child.once('exit', (code, signal) => {
      clearTimeout(deadline)
      const end = late ? `no end within ${deadlineMs / 1000} s` : `ended with ${code ?? signal}`
      const cut = late || !heard || (code !== 0 && told.failed.length === 0)
      const lost = { name: `${end}: ${files.join(', ')}`, ms: 0 }
      const failed = cut ? [...told.failed, lost] : told.failed
      resolve({ ...told, failed, failures: failed.length > 0 ? `${said}${told.failures}\n` : '' })
    })
  })
}
