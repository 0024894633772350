import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'

const ROOT = join(import.meta.dirname, '..')
const SLOWEST_START_MS = 120_000

/** Where a person meets the portal and Госуслуги. */
export type Addresses = { readonly portal: string; readonly simulator: string }

/** The portal and the simulator as `npm start` runs them. */
export type Site = Addresses & {
  readonly dataDir: string
  /** Of the starter. */
  readonly pid: number
  /** All that was printed so far. */
  readonly words: () => string
  /** Sends the signal and resolves once the starter has ended. The data stays. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
}

/** Names a folder with a database and keys already made, and nobody registered. */
export const prepared = 'PREPARED_DATA_DIR'

/** A folder of its own for a site; making a database there takes seconds, so one may be ready to copy. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'registratura-'))
  const made = process.env[prepared]
  if (made) cpSync(made, folder, { recursive: true })
  return folder
}

export const removeDataDir = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Starts both on free ports, or on those given; throws with what was printed when they don't get ready. */
export async function startSite({
  dataDir,
  env = {},
}: {
  dataDir: string
  env?: NodeJS.ProcessEnv
}): Promise<Site> {
  const [port, simulatorPort] = [
    env['PORT'] ?? (await freePort()),
    env['SIMULATOR_PORT'] ?? (await freePort()),
  ]
  const database = await databaseOf(dataDir)
  const starter = spawn(process.execPath, [join(ROOT, 'bin', 'start')], {
    env: {
      ...process.env,
      ...env,
      ...database,
      PORT: port,
      SIMULATOR_PORT: simulatorPort,
      DATA_DIR: dataDir,
    },
    // By the channel it says that it is ready, and learns when this process is gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let words = ''
  starter.stdout?.on('data', (part) => (words += String(part)))
  starter.stderr?.on('data', (part) => (words += String(part)))
  // Its children hold its output open, so that it closes when the last of them has ended.
  const ended = new Promise<void>((resolve) => starter.once('close', () => resolve()))

  const isReady = await Promise.race([
    new Promise<true>((resolve) => starter.once('message', () => resolve(true))),
    ended.then(() => false),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), SLOWEST_START_MS).unref()),
  ])
  if (!isReady || starter.pid === undefined) {
    starter.kill()
    throw new Error(`The site did not start:\n${words}`)
  }

  return {
    portal: `http://localhost:${port}`,
    simulator: `http://127.0.0.1:${simulatorPort}`,
    dataDir,
    pid: starter.pid,
    words: () => words,
    stop: (signal = 'SIGTERM') => {
      starter.kill(signal)
      return ended
    },
  }
}

/** On a PostgreSQL, where one is given, each data folder has a database of its own; else it is embedded. */
async function databaseOf(dataDir: string): Promise<NodeJS.ProcessEnv> {
  const cluster = process.env['TEST_DATABASE_URL']
  if (!cluster) return {}

  const name = basename(dataDir).toLowerCase()
  const client = new pg.Client(cluster)
  await client.connect()
  const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (rows.length === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  await client.end()
  return { DATABASE_URL: Object.assign(new URL(cluster), { pathname: name }).href }
}

/** A port that was free a moment ago, below those that systems give to outgoing connections. */
export async function freePort(): Promise<string> {
  const port = randomInt(20_000, 32_000)
  return (await isFree(port)) ? String(port) : freePort()
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
}
