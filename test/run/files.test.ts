import assert from 'node:assert/strict'
import { test } from 'node:test'
import { databaseTestFiles, testFiles } from './files.ts'

test('every test file runs, and those that reach a database run twice', () => {
  const all = testFiles()
  const twice = databaseTestFiles()

  assert.ok(all.includes('test/run/files.test.ts'))
  assert.ok(twice.length > 0 && twice.length < all.length)
  assert.ok(twice.every((file) => all.includes(file)))
  assert.ok(!twice.includes('packages/html/html.test.ts'))
})

test('a file that reaches a database through another one runs twice', () => {
  assert.ok(databaseTestFiles().some((file) => file.startsWith('portal/registration/')))
})
