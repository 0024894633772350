import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { StartError } from '../lib/start-error.ts'
import { derivedKey, readKeys, trialKeys, unambiguous } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'registratura-keys-'))
after(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const indexKeyFile = write('index', randomBytes(32))

test('a key is read raw, in hex and in base64', () => {
  const key = randomBytes(32)
  const forms = [
    key,
    key.toString('hex'),
    `${key.toString('hex').toUpperCase()}\n`,
    key.toString('base64'),
    `${key.toString('base64')}\r\n`,
    key.toString('base64url'),
  ]
  for (const form of forms) {
    const { master } = readKeys({ keyFile: write('master', form), indexKeyFile })
    assert.deepEqual(master.export(), key)
  }
})

test('a file that holds no key stops the start with its name, and shows nothing of it', () => {
  for (const content of [
    '',
    'password',
    randomBytes(31),
    randomBytes(33),
    randomBytes(16).toString('hex'),
    'х'.repeat(32),
  ]) {
    assert.throws(
      () => readKeys({ keyFile: write('bad', content), indexKeyFile }),
      (error) =>
        error instanceof StartError &&
        error.message.startsWith(`KEY_FILE (${join(folder, 'bad')}): `) &&
        (content.length === 0 || !error.message.includes(content.toString())),
    )
  }
})

test('a missing file stops the start', () => {
  assert.throws(() => readKeys({ keyFile: join(folder, 'none'), indexKeyFile }), /KEY_FILE .*файла нет/)
  assert.throws(() => readKeys({ keyFile: folder, indexKeyFile }), /KEY_FILE .*не читается/)
})

test('zeros, and one key in both files, are no secrets', () => {
  assert.throws(() => readKeys({ keyFile: write('zeros', Buffer.alloc(32)), indexKeyFile }), /не случайный/)
  assert.throws(() => readKeys({ keyFile: indexKeyFile, indexKeyFile }), /один и тот же/)
})

test('the trial makes its keys once, for their owner’s eyes alone', () => {
  const dataDir = join(folder, 'data')
  const made = trialKeys(dataDir)
  const again = trialKeys(dataDir)
  assert.equal(made.master.equals(again.master), true)
  assert.equal(made.index.equals(again.index), true)
  assert.deepEqual(readdirSync(dataDir).sort(), ['index.key', 'master.key'])
  for (const name of readdirSync(dataDir)) {
    assert.equal(statSync(join(dataDir, name)).mode & 0o777, 0o600)
    assert.equal(Buffer.from(readFileSync(join(dataDir, name), 'utf8'), 'base64').length, 32)
  }
})

test('a folder that can’t hold keys stops the start in one line', () => {
  assert.throws(() => trialKeys(join(indexKeyFile, 'data')), StartError)
})

test('each use has a key of its own, and no two lists of words give the same', () => {
  const { master } = readKeys({ keyFile: write('master', randomBytes(32)), indexKeyFile })
  const hex = (use: readonly string[]) => derivedKey(master, use).export().toString('hex')
  const uses = [
    ['wrap'],
    ['canary'],
    ['index', 'phone', '31'],
    ['index', 'phone3', '1'],
    ['index', 'phone', '3', '1'],
    ['index'],
  ]
  assert.equal(new Set(uses.map(hex)).size, uses.length)
  assert.notDeepEqual(unambiguous(['a', 'bc']), unambiguous(['ab', 'c']))
  assert.notDeepEqual(unambiguous(['a', '']), unambiguous(['a']))
})
