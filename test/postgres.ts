import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { startPostgres } from './postgres-cluster.ts'

export { startPostgres, type Cluster } from './postgres-cluster.ts'

/** Runs `-- command …` with `TEST_DATABASE_URL` of a PostgreSQL of its own; gives the command's exit code. */
async function runWithPostgres(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args[0] === '--' ? args.slice(1) : args
  if (command === undefined) {
    process.stderr.write('Usage: node --conditions=development test/postgres.ts -- command …\n')
    return 2
  }

  let asked: NodeJS.Signals | undefined
  let pass = (signal: NodeJS.Signals): void => {
    asked ??= signal
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => pass(signal))

  const cluster = await startPostgres()
  try {
    if (asked) return 128 + constants.signals[asked]
    const child = spawn(command, rest, {
      stdio: 'inherit',
      env: { ...process.env, TEST_DATABASE_URL: cluster.url },
    })
    pass = (signal) => {
      child.kill(signal)
    }
    return await new Promise<number>((resolve) => {
      child.once('error', () => resolve(127))
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
    })
  } finally {
    await cluster.stop()
  }
}

if (import.meta.main) process.exitCode = await runWithPostgres(process.argv.slice(2))
