import { spawn, type ChildProcess } from 'node:child_process'
import { SigningError } from './signing-error.ts'

export type Run = {
  readonly program: string
  readonly args: readonly string[]
  /** All that the program sees of the environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly input: Uint8Array
  readonly mostBytes: number
  readonly signal: AbortSignal
}

const ownGroup = process.platform !== 'win32'

/**
 * Runs a program without a shell, the input on its stdin, and gives what it wrote to stdout. Kills it, with all that it
 * has started, when the signal ends or it writes more than it may. What it says on stderr is nobody's: it may name a
 * key or a password. Throws a SigningError.
 */
export async function runProgram(run: Run): Promise<Uint8Array> {
  const { input, mostBytes, signal } = run
  if (signal.aborted) throw new SigningError('The signer was too slow')

  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const child = start(run)
  child.on('error', (error) => reject(notStarted(error)))
  // Out of file descriptors it has no streams either, and the error comes a moment later.
  if (child.pid === undefined) return promise

  const written: Buffer[] = []
  let bytes = 0
  const fail = (message: string) => {
    reject(new SigningError(message))
    kill(child)
  }
  const end = () => fail('The signer was too slow')
  signal.addEventListener('abort', end, { once: true })

  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostBytes) fail(`The signer gave more than ${mostBytes} bytes`)
    else written.push(chunk)
  })
  child.on('close', (code, killedBy) => {
    signal.removeEventListener('abort', end)
    if (code === 0) resolve(Buffer.concat(written))
    else reject(new SigningError(`The signer ended with ${killedBy ?? `code ${code}`}`))
  })
  // A program that reads nothing shows in its exit code.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return promise
}

function start({ program, args, environment }: Run) {
  try {
    return spawn(program, args, {
      env: { ...environment },
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: ownGroup,
      windowsHide: true,
    })
  } catch (error) {
    // Some faults are thrown at once: no name, too long a list of arguments.
    throw notStarted(error)
  }
}

function notStarted(error: unknown): SigningError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
  return new SigningError(`The signer did not start: ${code}`)
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}
