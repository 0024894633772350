import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ourFiles, read } from './house/tree.ts'

const TEXT = /(?:\.(?:[cm]?[jt]s|json|md|sql|scss|css|html|svg|ya?ml|txt)|\/[\w-]+)$/
/** A folder of somebody's machine where a path begins, and not in the middle of an address. */
const MACHINE_PATH = /(?<![\w.\-/:}*~])\/(?:root|work|home\/[\w-]+|Users\/[\w-]+)(?:\/|\b(?!-))/

const texts = ourFiles()
  .filter((path) => TEXT.test(`/${path}`))
  .filter((path) => path !== 'package-lock.json')
  .map(read)

test('the scan for untidiness reads something', () => {
  assert.ok(texts.length > 50)
})

test('the README is short enough to be read: 120 lines', () => {
  for (const { path, text } of texts.filter(({ path }) => path === 'README.md')) {
    assert.ok(text.trimEnd().split('\n').length <= 120, path)
  }
})

test('the style fits on a page: 60 lines', () => {
  for (const { path, text } of texts.filter(({ path }) => path === 'STYLE.md')) {
    assert.ok(text.trimEnd().split('\n').length <= 60, path)
  }
})

test('the lockfile names no registry, so that anyone installs from their own', () => {
  const resolved = [...read('package-lock.json').text.matchAll(/"resolved": "(?<where>[^"]*)"/g)]
  const elsewhere = resolved
    .map(({ groups }) => groups?.['where'] ?? '')
    .filter((where) => where.includes(':'))

  assert.ok(resolved.length > 0)
  assert.deepEqual(elsewhere, [])
})

test('no file speaks of the machine that it was written on', () => {
  const found = texts.filter(({ text }) => MACHINE_PATH.test(text)).map(({ path }) => path)
  assert.deepEqual(found, [])
})

test('the search for machine paths finds one', () => {
  for (const folder of ['root', 'work', 'home/anna']) {
    assert.match(`const path = '/${folder}/main'`, MACHINE_PATH)
    assert.match(`see /${folder}/main`, MACHINE_PATH)
  }
  assert.doesNotMatch('https://example.org/root/page', MACHINE_PATH)
  assert.doesNotMatch('./work/main ~/work', MACHINE_PATH)
})

test('nothing is left to be done later where a person can read it', () => {
  const found = texts
    .filter(({ path }) => /\.(?:ts|js|scss|css|sql)$/.test(path) && !path.endsWith('tidy.test.ts'))
    .filter(({ text }) => /\b(?:TODO|FIXME)\b/.test(text))
    .map(({ path }) => path)

  assert.deepEqual(found, [])
})

test('no test is switched off, and none runs alone', () => {
  const switched = /\b(?:test|it|describe|suite)\.(?:only|todo|fixme)\b|\b(?:only|todo): true/
  const found = texts
    .filter(({ path }) => /\.(?:test|spec)\.ts$/.test(path) && !path.endsWith('tidy.test.ts'))
    .filter(({ text }) => switched.test(text))
    .map(({ path }) => path)

  assert.deepEqual(found, [])
})
