import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { StartError } from '../lib/start-error.ts'
import { takeLock } from './lock.ts'
import { isAlive, startOf } from './process-start.ts'

const folder = mkdtempSync(join(tmpdir(), 'registratura-lock-'))
after(() => rmSync(folder, { recursive: true }))

const module = new URL('lock.ts', import.meta.url).href
const inChild = (path: string, then: string) => [
  '--input-type=module-typescript',
  '--eval',
  `import { takeLock } from '${module}'; takeLock('${path}', 'x'); process.stdout.write('held'); ${then}`,
]

test('a second holder is told in one line who holds it', () => {
  const path = join(folder, 'twice')
  const release = takeLock(path, 'Портал')
  assert.throws(
    () => takeLock(path, 'Портал'),
    (error) =>
      error instanceof StartError &&
      error.message === `Портал уже работает в другом процессе (pid ${process.pid})`,
  )
  release()
  takeLock(path, 'Портал')()
  assert.equal(existsSync(path), false)
})

test('the lock of another living process is refused', async () => {
  const path = join(folder, 'other')
  const child = spawn(process.execPath, inChild(path, 'process.stdin.resume()'))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  assert.throws(() => takeLock(path, 'Портал'), StartError)
  child.stdin.end()
  await new Promise((resolve) => child.once('exit', resolve))
  takeLock(path, 'Портал')()
})

test('a process killed outright leaves a lock that the next one takes over', () => {
  const path = join(folder, 'killed')
  const { signal, pid } = spawnSync(process.execPath, inChild(path, "process.kill(process.pid, 'SIGKILL')"))
  assert.equal(signal, 'SIGKILL')
  assert.equal(existsSync(path), true)
  assert.equal(isAlive(pid), false)
  takeLock(path, 'Портал')()
})

test('a pid that another program has got since does not block for ever', { skip: noProc() }, () => {
  const path = join(folder, 'reused')
  writeFileSync(path, JSON.stringify({ pid: process.ppid, start: 'another boot 1' }))
  takeLock(path, 'Портал')()
})

test('a living pid without a start counts as the holder', () => {
  const path = join(folder, 'unknown')
  writeFileSync(path, JSON.stringify({ pid: process.ppid, start: '' }))
  assert.throws(() => takeLock(path, 'Портал'), StartError)
})

test('a torn file is nobody’s lock', () => {
  for (const text of ['', '{', '{"pid":"1"}', 'null', '[]']) {
    const path = join(folder, 'torn')
    writeFileSync(path, text)
    takeLock(path, 'Портал')()
  }
})

test('of eight processes that find a dead one’s lock at once, one gets it', async () => {
  const path = join(folder, 'race')
  const dead = spawnSync(process.execPath, ['--version']).pid
  writeFileSync(path, JSON.stringify({ pid: dead, start: 'gone 1' }))

  const children = Array.from({ length: 8 }, () =>
    spawn(process.execPath, inChild(path, 'process.stdin.resume()')),
  )
  const outcomes = await Promise.all(
    children.map(
      (child) =>
        new Promise<string>((resolve) => {
          child.stdout.once('data', () => resolve('held'))
          child.once('exit', () => resolve('refused'))
        }),
    ),
  )
  const exits = children
    .filter((child) => child.exitCode === null)
    .map((child) => new Promise((resolve) => child.once('exit', resolve)))
  children.forEach((child) => child.stdin.end())
  await Promise.all(exits)
  assert.equal(outcomes.filter((outcome) => outcome === 'held').length, 1)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('race')),
    [],
  )
})

function noProc(): string | false {
  return startOf(process.pid) === undefined ? 'no /proc here, so starts can’t be told' : false
}
