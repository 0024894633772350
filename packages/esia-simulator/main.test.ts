import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { text } from 'node:stream/consumers'

const folder = mkdtempSync(join(tmpdir(), 'esia-simulator-main-'))
after(() => rmSync(folder, { recursive: true }))

function start(env: Readonly<Record<string, string>>, channel = false) {
  const child = spawn(process.execPath, ['--conditions=development', join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env['PATH'], SIMULATOR_DATA: join(folder, 'data'), ...env },
    stdio: channel ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  })
  after(() => child.kill('SIGKILL'))
  return child
}

async function busyPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function lastLineOf(child: ChildProcess): Promise<string> {
  const [line] = await Promise.all([child.stderr === null ? '' : text(child.stderr), once(child, 'exit')])
  return line
}

test('a start makes the keys, says that it is ready, and ends with its channel', async () => {
  const child = start({ SIMULATOR_PORT: '0' }, true)
  assert.deepEqual((await once(child, 'message'))[0], { ready: true })
  const names = 'esia-gost.key esia-gost.crt esia-rsa.key esia-rsa.pub esia-rsa.crt client.key client.crt'
  for (const name of names.split(' ')) assert.ok(existsSync(join(folder, 'data', name)), name)
  if (process.platform !== 'win32') {
    assert.equal(statSync(join(folder, 'data', 'esia-gost.key')).mode & 0o777, 0o600)
  }

  child.disconnect()
  assert.deepEqual(await once(child, 'exit'), [0, null])
})

test('TERM ends it within two seconds, an open connection or not', { timeout: 30_000 }, async () => {
  const child = start({ SIMULATOR_PORT: '0' }, true)
  await once(child, 'message')
  const from = performance.now()
  child.kill('SIGTERM')
  assert.deepEqual(await once(child, 'exit'), [0, null])
  assert.ok(performance.now() - from < 2_000)
})

test('TERM ends it within two seconds while a silent answer is held', { timeout: 30_000 }, async () => {
  const port = await freePort()
  const child = start({ SIMULATOR_PORT: String(port) }, true)
  await once(child, 'message')
  const origin = `http://127.0.0.1:${port}`
  const fault = new URLSearchParams({ fault: 'silent', when: 'always' })
  await fetch(`${origin}/trial/faults`, { method: 'POST', body: fault })
  const held = assert.rejects(fetch(`${origin}/aas/oauth2/v3/te`, { method: 'POST', body: fault }))
  await new Promise((done) => setTimeout(done, 300))

  const from = performance.now()
  child.kill('SIGTERM')
  assert.deepEqual(await once(child, 'exit'), [0, null])
  assert.ok(performance.now() - from < 2_000)
  await held
})

test('what hinders the start is one line, and the exit code is 1', async () => {
  writeFileSync(join(folder, 'file'), '')
  const hindrances: readonly (readonly [env: Readonly<Record<string, string>>, line: RegExp])[] = [
    [{ SIMULATOR_PORT: String(await busyPort()) }, /port \d+ is busy/],
    [{ SIMULATOR_PORT: 'x' }, /SIMULATOR_PORT/],
    [{ SIMULATOR_ORIGIN: 'http://127.0.0.1:3001/' }, /SIMULATOR_ORIGIN/],
    [{ PORTAL_ORIGIN: 'localhost:3000' }, /PORTAL_ORIGIN/],
    [{ SIMULATOR_TOKEN_ALGORITHM: 'none' }, /SIMULATOR_TOKEN_ALGORITHM/],
    [{ SIMULATOR_CLIENTS: join(folder, 'none.json') }, /SIMULATOR_CLIENTS: .*none\.json can not be read/],
    [{ SIMULATOR_DATA: join(folder, 'file') }, /keys/],
  ]
  for (const [env, line] of hindrances) {
    const child = start(env)
    const said = await lastLineOf(child)
    assert.match(said, line)
    assert.equal(said.trim().split('\n').length, 1, said)
    assert.equal(child.exitCode, 1)
  }
})
