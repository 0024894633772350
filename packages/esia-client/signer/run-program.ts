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
export function runProgram({
  program,
  args,
  environment,
  input,
  mostBytes,
  signal,
}: Run): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  if (signal.aborted) return Promise.reject(new SigningError('The signer was too slow'))

  const child = spawn(program, args, {
    env: { ...environment },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: ownGroup,
    windowsHide: true,
  })
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
  child.on('error', (error: NodeJS.ErrnoException) => fail(`The signer did not start: ${error.code}`))
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

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (ownGroup) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}
