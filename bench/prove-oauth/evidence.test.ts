import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evidenceFor, isHeld } from './evidence.ts'
import { isProof, markdown, type Proof } from './report.ts'
import type { Tried } from './run-tests.ts'

const tried = (name: string, ended: Tried['ended'] = 'passed'): Tried => ({ file: 'a.test.ts', name, ended })
const silent = { name: 'silent', what: 'nothing comes' }

test('a test stands for a name that it bears whole, and for no other', () => {
  const names = ['IF-001 silent: gives up', 'person-silent: gives up', 'silent-one', 'silently']
  const found = evidenceFor(
    silent,
    names.map((name) => tried(name)),
  ).tests
  assert.deepEqual(
    found.map(({ name }) => name),
    ['IF-001 silent: gives up'],
  )
})

test('what no test bears, one skips or one fails is not held', () => {
  assert.ok(isHeld(evidenceFor(silent, [tried('silent')])))
  for (const tests of [[], [tried('silent', 'skipped')], [tried('silent'), tried('silent', 'failed')]]) {
    assert.ok(!isHeld(evidenceFor(silent, tests)))
  }
})

test('a proof fails by a failed test, a thing not held, or a section without rows', () => {
  const held = [evidenceFor(silent, [tried('silent')])]
  const proof: Proof = { database: 'pglite', seconds: 1, rows: held, modules: held, faults: held, tried: [] }
  assert.ok(isProof(proof))
  assert.match(markdown(proof), /\| `silent` \| nothing comes \| held \|/)

  const missing = [evidenceFor(silent, [])]
  for (const broken of [
    { tried: [tried('another', 'failed')] },
    { rows: [] },
    { modules: missing },
    { faults: missing },
  ]) {
    assert.ok(!isProof({ ...proof, ...broken }))
  }
  assert.match(markdown({ ...proof, faults: missing }), /NOT HELD/)
})
