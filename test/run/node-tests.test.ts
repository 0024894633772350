import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { nodeTests } from './node-tests.ts'

const folder = mkdtempSync(join(tmpdir(), 'registratura-batch-'))
after(() => rmSync(folder, { recursive: true }))

const head = "import { test } from 'node:test'\ntest('good', () => undefined)\n"

async function outcomeOf(name: string, text: string, deadlineMs?: number) {
  const file = join(folder, `${name}.test.ts`)
  writeFileSync(file, head + text)
  const { passed, failed, skipped } = await nodeTests('half', [file], {}, deadlineMs)
  const names = (tests: readonly { readonly name: string }[]) =>
    tests.map((one) => one.name.replace(file, 'the file'))
  return { passed: names(passed), failed: names(failed), skipped }
}

test('a batch tells what passed, what failed and what was skipped', async () => {
  const text =
    "test('bad', () => { throw new Error('no') })\ntest('left', { skip: 'no ground' }, () => undefined)"
  assert.deepEqual(await outcomeOf('mixed', text), {
    passed: ['good'],
    failed: ['bad'],
    skipped: [{ name: 'left', reason: 'no ground' }],
  })
})

test('a file that cannot be loaded fails', async () => {
  const whole = await outcomeOf('broken', "throw new Error('no')\ntest('never told', () => undefined)")
  assert.deepEqual(whole, { passed: ['good'], failed: ['the file does not load'], skipped: [] })
  const { failed } = await outcomeOf('absent', "import './none.ts'")
  assert.deepEqual(failed, ['the file'])
})

test('a file that ends its process before its tests are over fails', async () => {
  const { failed } = await outcomeOf('ended', "test('gone', () => process.exit(0))")
  assert.deepEqual(failed, ['ended with 0: the file'])
})

test('a file that keeps its process from ending, or never yields, is ended and fails', async () => {
  const late = { passed: [], failed: ['no end within 3 s: the file'], skipped: [] }
  assert.deepEqual(await outcomeOf('open', 'setInterval(() => undefined, 1000)', 3000), late)
  assert.deepEqual(await outcomeOf('busy', "test('busy', () => { for (;;); })", 3000), late)
})
