import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fidelityTable } from './fidelity.ts'

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')

test('the README’s table of fidelity is the one in the code', () => {
  const [, table = ''] = /\n## Fidelity\n[^|]*(?<table>(?:\|.*\n)+)/.exec(readme) ?? []
  assert.equal(table.trim(), fidelityTable())
})

test('a cell of the table breaks no line', () => {
  for (const line of fidelityTable().split('\n')) assert.equal(line.split(' | ').length, 5, line)
})
