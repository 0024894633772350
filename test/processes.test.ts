import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort, newDataDir, removeDataDir } from '../e2e/start.ts'
import { descendantsOf, isAlive } from './processes.ts'

const GREETING = 'Остановить: Ctrl+C'
/** Made by the first start, so that the others open it instead of making one. */
const dataDir = newDataDir()
let ports: { readonly PORT: string; readonly SIMULATOR_PORT: string }

before(async () => {
  ports = { PORT: await freePort(), SIMULATOR_PORT: await freePort() }
})
after(() => removeDataDir(dataDir))

type Started = { readonly child: ChildProcess; readonly words: () => string; readonly errors: () => string }

function start(command: readonly [string, ...string[]], env: NodeJS.ProcessEnv = {}): Started {
  const [program, ...args] = command
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(program, args, {
    env: { ...inherited, ...ports, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [words, errors] = ['', '']
  child.stdout.on('data', (part) => (words += String(part)))
  child.stderr.on('data', (part) => (errors += String(part)))
  return { child, words: () => words, errors: () => errors }
}

async function ready(started: Started): Promise<readonly number[]> {
  for (let tries = 0; !started.words().includes(GREETING); tries += 1) {
    assert.ok(
      tries < 600 && started.child.exitCode === null,
      `not started:\n${started.words()}${started.errors()}`,
    )
    await wait(100)
  }
  const { pid } = started.child
  assert.ok(pid)
  return [pid, ...descendantsOf(pid)]
}

const commands = { npm: ['npm', 'start'], 'the starter': [process.execPath, 'bin/start'] } as const

for (const [name, command] of Object.entries(commands)) {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    test(`${signal} to ${name} leaves no process within 5 s`, async () => {
      const started = start(command)
      const pids = await ready(started)
      assert.ok(pids.length >= 3, 'npm or the starter, the portal and the simulator')

      started.child.kill(signal)
      const began = Date.now()
      while (pids.some(isAlive) && Date.now() - began < 5000) await wait(50)
      assert.deepEqual(pids.filter(isAlive), [])
    })
  }
}

test('the portal and the simulator end together, with the failure told', async () => {
  const started = start(commands['the starter'])
  const [, ...children] = await ready(started)
  const [anyChild] = children
  assert.ok(anyChild)

  process.kill(anyChild, 'SIGKILL')
  const [code] = await once(started.child, 'exit')
  assert.equal(code, 1)
  assert.deepEqual(children.filter(isAlive), [])
})

/** What the person who starts it may get wrong: one line tells, and nothing runs. */
async function refuses(env: NodeJS.ProcessEnv, words: RegExp): Promise<void> {
  const started = start(commands['the starter'], env)
  const [code] = await once(started.child, 'close')

  assert.equal(code, 1)
  assert.match(started.errors(), words)
  assert.equal(started.errors().trimEnd().split('\n').length, 1, started.errors())
  assert.ok(!started.words().includes(GREETING))
}

for (const name of ['PORT', 'SIMULATOR_PORT'] as const) {
  test(`a busy ${name} is told in one line`, async () => {
    const occupant = createServer().listen(Number(ports[name]), name === 'PORT' ? 'localhost' : '127.0.0.1')
    await once(occupant, 'listening')
    try {
      await refuses({}, new RegExp(ports[name]))
    } finally {
      occupant.close()
    }
  })
}

test('a second process on the same data is told in one line, and the first lives on', async () => {
  const first = start(commands['the starter'])
  const pids = await ready(first)
  await refuses({ PORT: await freePort(), SIMULATOR_PORT: await freePort() }, /данн|занят|процесс/i)
  assert.deepEqual(pids.filter(isAlive), pids)

  first.child.kill()
  await once(first.child, 'exit')
})

test('a folder that cannot be used is told in one line', async () => {
  const file = join(dataDir, 'a-file')
  writeFileSync(file, '')
  await refuses({ DATA_DIR: join(file, 'data') }, /a-file/)
})

test('a folder that takes no files, and would make Node try for ever, is told in one line', () =>
  refuses({ DATA_DIR: '/proc/no-such/data' }, /DATA_DIR/))

for (const [name, env] of [
  ['opened to the network without https', { HOST: '0.0.0.0' }],
  ['of another machine', { HOST: '192.0.2.1', PORTAL_ORIGIN: 'https://portal.example' }],
] as const) {
  test(`an address ${name} is told in one line`, () => refuses(env, /HOST/))
}

test('plain HTTP off loopback is told in one line', () =>
  refuses({ PORTAL_ORIGIN: 'http://portal.example' }, /PORTAL_ORIGIN|https/))

for (const [setting, value] of [
  ['PORT', 'three thousand'],
  ['SIMULATOR_PORT', '70000'],
] as const) {
  test(`a ${setting} that is no port is told in one line`, () =>
    refuses({ [setting]: value }, new RegExp(setting)))
}

test('a Node too old says so in one line before any .ts is loaded', async () => {
  const folder = newDataDir()
  const older = "Object.defineProperty(process, 'version', { value: 'v20.1.0' })"
  const program = join(folder, 'start.mjs')
  writeFileSync(program, readFileSync('bin/start'))
  const started = start([process.execPath, '--import', `data:text/javascript,${older}`, program])
  const [code] = await once(started.child, 'close')
  removeDataDir(folder)

  assert.equal(code, 1)
  assert.match(started.errors(), /^Нужен Node 24[^\n]*\n$/)
})
