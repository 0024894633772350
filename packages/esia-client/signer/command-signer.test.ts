import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from '../../../test/processes.ts'
import { ours } from '../test/keys.ts'
import { commandSigner, type Command, type CommandSignerOptions } from './command-signer.ts'
import { SigningError } from './signing-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'command-signer-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const message = Buffer.from('сообщение')
const sixtyFour = "process.stdout.write('0'.repeat(64))"

/** A program in a few words, with a place to leave traces in. */
const program = (text: string): Command => [
  process.execPath,
  '-e',
  text,
  join(folder, crypto.randomUUID().slice(0, 8)),
]

function signerOf(text: string, more: Partial<CommandSignerOptions> = {}) {
  const command = program(text)
  const signer = commandSigner({
    certificatePem: ours.certificatePem,
    command,
    deadlineMs: 10_000,
    ...more,
  })
  return { signer, trace: command.at(-1) ?? '' }
}

async function refuses(text: string, expected: RegExp, more: Partial<CommandSignerOptions> = {}) {
  await assert.rejects(signerOf(text, more).signer.sign(message), (error) => {
    assert.ok(error instanceof SigningError)
    assert.match(error.message, expected)
    assert.doesNotMatch(error.message, /secret/)
    return true
  })
}

test('a program reads the message from stdin, and its 64 bytes are the signature, reversed where asked', async () => {
  const echoes = "process.stdin.toArray().then((all) => process.stdout.write(all.join('').padEnd(64, '.')))"
  const straight = await signerOf(echoes).signer.sign(Buffer.from('abc'))
  assert.equal(Buffer.from(straight).toString(), 'abc'.padEnd(64, '.'))
  const reversed = await signerOf(echoes, { reversed: true }).signer.sign(Buffer.from('abc'))
  assert.equal(Buffer.from(reversed).toString(), 'cba'.padStart(64, '.'))
})

test('a program that ends badly tells its code and nothing that it wrote', async () => {
  await refuses("process.stderr.write('secret'); process.stdout.write('secret'); process.exit(3)", /code 3/)
  await refuses("process.kill(process.pid, 'SIGTERM')", /SIGTERM/)
})

test('a program that gives nothing, too little or too much gives no signature', async () => {
  await refuses('', /0 bytes instead of 64/)
  await refuses("process.stdout.write('0'.repeat(63))", /63 bytes instead of 64/)
  await refuses("process.stdout.write('0'.repeat(65))", /more than 64 bytes/)
  await refuses("setInterval(() => process.stdout.write('0'.repeat(1e6)), 1)", /more than 64 bytes/)
})

test('a program that is not there is told by its code', async () => {
  await refuses('', /ENOENT/, { command: [join(folder, 'nowhere')] })
  await refuses('', /EACCES/, { command: [folder] })
  await refuses('', /did not start/, { command: [''] })
})

test('a program that reads no message may still sign', async () => {
  const { signer } = signerOf(`process.stdin.destroy(); ${sixtyFour}`)
  assert.equal((await signer.sign(new Uint8Array(4_000_000))).length, 64)
})

test('what a shell would read is read by nobody', async () => {
  const command: Command = [process.execPath, '-p', 'process.argv[1].padEnd(63)', '$(id); `id`']
  const { signer } = signerOf('', { command })
  assert.match(Buffer.from(await signer.sign(message)).toString(), /^\$\(id\); `id` *\n$/)
})

test('a program sees no environment but what it is given', async () => {
  process.env['SECRET_OF_THE_PORTAL'] = 'secret'
  const names = "process.stdout.write(Object.keys(process.env).sort().join(' ').padEnd(64))"
  const seen = async (more = {}) =>
    Buffer.from(await signerOf(names, more).signer.sign(message))
      .toString()
      .trim()
  assert.equal(await seen(), 'LC_ALL PATH')
  assert.equal(await seen({ environment: { CONTAINER: 'x' } }), 'CONTAINER')
})

const starts = `
  const { spawn } = require('node:child_process')
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1e6)'], { stdio: 'inherit' })
  require('node:fs').writeFileSync(process.argv[1], process.pid + ' ' + child.pid)
  setInterval(() => 0, 1e6)`

test('IF-007 a program that hangs is killed at its deadline, with all that it has started', async () => {
  const { signer, trace } = signerOf(starts, { deadlineMs: 1500 })
  await assert.rejects(signer.sign(message), /too slow/)
  await bothAreGone(trace)
})

test('a program is killed when nobody waits for its signature any more', async () => {
  const { signer, trace } = signerOf(starts)
  const person = new AbortController()
  const signed = signer.sign(message, person.signal)
  while (tracesOf(trace).length < 2) await wait(20)
  person.abort()
  await assert.rejects(signed, /too slow/)
  await bothAreGone(trace)
  await assert.rejects(signer.sign(message, person.signal), /too slow/)
})

test('IF-003 programs run so many at once, so many wait, and one more is refused straight away', async () => {
  const marks = `
    const fs = require('node:fs'), at = process.argv[1]
    fs.mkdirSync(at, { recursive: true }); fs.writeFileSync(at + '/' + process.pid, '')
    setTimeout(() => { fs.rmSync(at + '/' + process.pid); ${sixtyFour} }, 300)`
  const { signer, trace } = signerOf(marks, { width: { atOnce: 2, waiting: 2 } })
  const four = Promise.all([1, 2, 3, 4].map(() => signer.sign(message)))
  await assert.rejects(signer.sign(message), /Too many wait/)

  let most = 0
  const watching = setInterval(() => (most = Math.max(most, namesIn(trace).length)), 10)
  await four
  clearInterval(watching)
  assert.equal(most, 2)
  assert.equal((await signer.sign(message)).length, 64)
})

test('who waits for a turn waits no longer than the deadline, and leaves the place to others', async () => {
  const { signer } = signerOf(`setTimeout(() => { ${sixtyFour} }, 400)`, { width: { atOnce: 1, waiting: 1 } })
  const first = signer.sign(message)
  await assert.rejects(signer.sign(message, AbortSignal.timeout(50)), /too slow/)
  const third = signer.sign(message)
  assert.equal((await first).length + (await third).length, 128)
})

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function tracesOf(path: string): readonly number[] {
  try {
    return readFileSync(path, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

async function bothAreGone(trace: string): Promise<void> {
  const ids = tracesOf(trace)
  assert.equal(ids.length, 2)
  for (let looks = 0; ids.some(isAlive); looks += 1) {
    assert.ok(looks < 100, 'a process outlives its signature')
    await wait(20)
  }
}
