import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startPortal } from '../../test/portal.ts'
import { prove } from './prove.ts'
import { isProof, lastLine, table } from './report.ts'

const portal = await startPortal()

test('AZ-006 nobody of two regions reads or writes what kinship does not give them, in 5,000 random operations', async () => {
  const proved = await prove(portal, { operations: 5000, people: 6, seed: 1 })
  const figures = { database: 'tests', ...proved }
  assert.ok(isProof(figures), [...table(figures), lastLine(figures)].join('\n'))
})
