import { spawn, spawnSync } from 'node:child_process'
import { openSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { installPackage } from '../../test/run/debian.ts'

export type Proxy = { readonly stop: () => Promise<void> }

type Setting = { readonly port: string; readonly instances: readonly string[]; readonly folder: string }

const patienceMs = 10_000

/** Debian keeps it off the PATH of people. */
const places = ['/usr/sbin/haproxy', 'haproxy']

const isThere = (program: string) => spawnSync(program, ['-v']).status === 0

async function findHaproxy(): Promise<string> {
  const found = () => places.find(isThere)
  const program = found() ?? ((await installPackage('haproxy')) ? found() : undefined)
  if (program === undefined) throw new Error('HAProxy is not installed; to get it: apt-get install haproxy')
  return program
}

/** Round-robin over the instances' ports, telling each the visitor's address as the last of `X-Forwarded-For`. */
const settings = ({ port, instances }: Setting) => `
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  timeout queue 60s
  timeout check 5s
  option forwardfor
  option httpchk GET /health/alive
frontend portal
  bind 127.0.0.1:${port}
  default_backend instances
backend instances
  balance roundrobin
${instances.map((own, index) => `  server instance${index} 127.0.0.1:${own} check inter 200ms fall 2 rise 1`).join('\n')}
`

/** The shell stops the proxy as soon as its input closes, which happens even when this process is killed. */
const untilInputCloses = '"$@" & proxy=$!; cat >/dev/null; kill -TERM $proxy; wait $proxy'

export const startHaproxy = (setting: Setting): Promise<Proxy> =>
  runHaproxy({ ...setting, config: settings(setting) })

/** By a configuration that listens on `port`. Throws an Error that says how to get HAProxy where it is missing and may not be installed. */
export async function runHaproxy({
  port,
  folder,
  config,
}: Pick<Setting, 'port' | 'folder'> & { readonly config: string }): Promise<Proxy> {
  const program = await findHaproxy()
  const file = join(folder, 'haproxy.cfg')
  writeFileSync(file, config)

  const log = openSync(join(folder, 'haproxy.log'), 'a')
  const shell = spawn('/bin/sh', ['-c', untilInputCloses, 'sh', program, '-db', '-f', file], {
    detached: true,
    stdio: ['pipe', log, log],
  })
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()))
  const stop = () => {
    shell.stdin?.end()
    return ended
  }

  for (const began = Date.now(); Date.now() - began < patienceMs; await pause(50)) {
    if (await listens(port)) return { stop }
  }
  await stop()
  throw new Error(`HAProxy did not start:\n${readFileSync(join(folder, 'haproxy.log'), 'utf8')}`)
}

function listens(port: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect({ host: '127.0.0.1', port: Number(port) })
  socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  return promise.finally(() => socket.destroy())
}
