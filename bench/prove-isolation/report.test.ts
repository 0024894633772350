import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isProof, lastLine, oneSided, table, type Figures } from './report.ts'

const held: Figures = {
  database: 'pglite',
  operations: 1000,
  people: 6,
  seed: 1,
  accounts: 8,
  comparisons: 25,
  seconds: 9,
  cpuSeconds: 8,
  counts: { 'read the card': { allowed: 5, refused: 4 }, 'sign in': { allowed: 3, refused: 0 } },
  breach: undefined,
}

test('a run without a breach is a proof, and says how much it tried', () => {
  assert.ok(isProof(held))
  assert.match(
    lastLine(held),
    /^prove:isolation: held on pglite; 1000 operations .* 8 allowed, 4 refused; 0 breaches/,
  )
})

test('a breach is no proof, and what was done before it is told', () => {
  const failed = { ...held, breach: { at: 7, words: ['answered 200'], before: ['somebody: read'] } }
  assert.equal(isProof(failed), false)
  assert.match(lastLine(failed), /FAILED.*1 breaches/)
  assert.match(table(failed).join('\n'), /after 7 operations:\nsomebody: read\nBREACH: answered 200/)
})

test('what was never allowed or never refused proves nothing, and is named', () => {
  for (const counted of [
    { allowed: 0, refused: 9 },
    { allowed: 9, refused: 0 },
  ]) {
    const failed = { ...held, counts: { undo: counted } }
    assert.equal(isProof(failed), false)
    assert.deepEqual(oneSided(failed), ['undo'])
  }
  assert.equal(isProof({ ...held, comparisons: 0 }), false)
})
