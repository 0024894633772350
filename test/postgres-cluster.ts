import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { findPostgres } from './postgres-programs.ts'

export type Cluster = {
  /** Of a superuser, to the database `postgres`. */
  readonly url: string
  /** Its folder: `data`, the socket, the log. */
  readonly folder: string
  stop(): Promise<void>
}

type User = { readonly uid?: number; readonly gid?: number }

const patienceMs = 30_000

/**
 * Starts a PostgreSQL of our own: a temporary folder, a free port on the loopback, a random password, without fsync.
 * It ends with `stop()`, and also when this process dies however it does.
 *
 * @param env of the server alone, beside what it needs
 * @throws Error when there is no PostgreSQL 15 or newer, or it does not start
 */
export async function startPostgres(env: NodeJS.ProcessEnv = {}): Promise<Cluster> {
  const bin = findPostgres()
  if (bin === undefined) throw new Error('PostgreSQL 15 or newer is not installed')

  const user = unprivilegedUser()
  const folder = mkdtempSync(join(tmpdir(), 'registratura-postgres-'))
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)

  try {
    const password = initialise(bin, folder, user)
    const port = await freePort()
    const url = `postgresql://registratura:${password}@127.0.0.1:${port}/postgres`
    const server = launch(bin, { folder, port, user, env })
    await untilReady(url, server, folder)
    return { url, folder, stop: () => stop(server, folder) }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): User {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, name]).stdout.toString() || Number.NaN),
    )
    if (uid !== undefined && gid !== undefined && uid > 0 && gid > 0) return { uid, gid }
  }
  throw new Error('PostgreSQL needs a user other than root, and there is neither postgres nor nobody')
}

function initialise(bin: string, folder: string, user: User): string {
  const password = randomBytes(18).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o644 })

  const options = [
    `--pgdata=${join(folder, 'data')}`,
    '--username=registratura',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ]
  const { status, stderr } = spawnSync(join(bin, 'initdb'), options, {
    ...user,
    cwd: folder,
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    encoding: 'utf8',
  })
  rmSync(passwordFile)
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`)
  return password
}

/** The shell stops the server as soon as its input closes, which happens even when this process is killed. */
const untilInputCloses = '"$@" & server=$!; cat >/dev/null; kill -QUIT $server; wait $server'

function launch(
  bin: string,
  { folder, port, user, env }: { folder: string; port: number; user: User; env: NodeJS.ProcessEnv },
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '100',
  }
  const log = openSync(join(folder, 'log'), 'a')
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return spawn(
    '/bin/sh',
    [
      '-c',
      untilInputCloses,
      'sh',
      join(bin, 'postgres'),
      '-D',
      join(folder, 'data'),
      '-p',
      String(port),
      ...options,
    ],
    {
      ...user,
      cwd: folder,
      detached: true,
      stdio: ['pipe', log, log],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', ...env },
    },
  )
}

async function untilReady(url: string, server: ChildProcess, folder: string): Promise<void> {
  const log = () => readFileSync(join(folder, 'log'), 'utf8')
  for (const began = Date.now(); Date.now() - began < patienceMs; await pause(50)) {
    if (/FATAL|PANIC/.test(log().replaceAll(/.*starting up.*/g, ''))) break
    if (await answers(url)) return
  }
  server.stdin?.end()
  throw new Error(`PostgreSQL did not start:\n${log()}`)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  if (server.exitCode === null && server.signalCode === null) {
    server.stdin?.end()
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
