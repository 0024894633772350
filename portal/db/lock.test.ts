import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
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
  after(() => child.kill())
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

test('while one process takes a dead one’s lock over, no other does', () => {
  const path = join(folder, 'taken-over')
  const dead = spawnSync(process.execPath, ['--version']).pid
  writeFileSync(path, JSON.stringify({ pid: dead, start: 'gone 1' }))
  writeFileSync(`${path}.takeover`, JSON.stringify({ pid: process.ppid, start: '' }))
  assert.throws(() => takeLock(path, 'Портал'), StartError)
  writeFileSync(`${path}.takeover`, JSON.stringify({ pid: dead, start: 'gone 1' }))
  takeLock(path, 'Портал')()
})

test('a torn file is nobody’s lock', () => {
  for (const text of ['', '{', '{"pid":"1"}', 'null', '[]']) {
    const path = join(folder, 'torn')
    writeFileSync(path, text)
    takeLock(path, 'Портал')()
  }
})

test('of eight processes that find a dead one’s lock at the same moment, one gets it', async () => {
  const dead = spawnSync(process.execPath, ['--version']).pid
  const rounds = Array.from({ length: 20 }, (_, i) => join(folder, `race-${i}`))
  for (const path of rounds) writeFileSync(path, JSON.stringify({ pid: dead, start: 'gone 1' }))

  const contender = `
    import { takeLock } from '${module}'
    const [startsAt, ...paths] = process.argv.slice(1)
    for (const [i, path] of paths.entries()) {
      while (Date.now() < Number(startsAt) + i * 20);
      try { takeLock(path, 'x'); process.stdout.write(path + '\\n') } catch {}
    }
    process.stdin.resume()`
  const startsAt = String(Date.now() + 2_000)
  const children = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ['--input-type=module-typescript', '--eval', contender, startsAt, ...rounds]),
  )
  after(() => children.forEach((child) => child.kill()))
  const ends = children.map((child) => once(child, 'close'))
  let held = ''
  for (const child of children) child.stdout.on('data', (chunk) => (held += String(chunk)))

  // Each lives until all have tried, since a lock whose holder has ended may be taken again.
  await pause(Number(startsAt) + rounds.length * 20 + 1_000 - Date.now())
  children.forEach((child) => child.stdin.end())
  await Promise.all(ends)
  assert.deepEqual(held.split('\n').filter(Boolean).sort(), [...rounds].sort())
})

function noProc(): string | false {
  return startOf(process.pid) === undefined ? 'no /proc here, so starts can’t be told' : false
}
