import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requirements } from './asvs/requirements.ts'
import { evidenceOf, faults, rowsIn, states, type Row } from './asvs/table.ts'
import { ourFiles, read } from './house/tree.ts'

const paths = new Set(ourFiles())
const textOf = (path: string) => (paths.has(path) ? read(path).text : undefined)
const doc = read('docs/asvs.md').text
const rows = rowsIn(doc)

test('every requirement of ASVS 5.0.0 of levels 1 and 2 is met by what is there, or declared', () => {
  assert.equal(requirements.length, 253)
  assert.equal(requirements.filter(({ level }) => level === '1').length, 70)
  assert.deepEqual(faults(rows, textOf), [])
})

test('the table names tests for most of what it calls met, and says how many are in which state', () => {
  const met = rows.filter(({ state }) => state === 'met')
  const tested = met.filter((row) => evidenceOf(row).some(({ path }) => path.endsWith('.test.ts')))
  assert.ok(tested.length > met.length * 0.7, `${tested.length} of ${met.length}`)
  for (const state of states) {
    const count = rows.filter((row) => row.state === state).length
    assert.match(doc, new RegExp(`^\\| ${state} \\| [^|]+ \\| ${count} \\|$`, 'm'), state)
  }
})

test('each way in which the table could be wrong is noticed', () => {
  const texts = new Map([['a.test.ts', "test('a person is let in')"]])
  const look = (path: string) => texts.get(path)
  const honest = requirements.map(({ id, level }): Row => ({
    id,
    level,
    state: 'n/a',
    words: 'none here',
    evidence: '',
  }))
  assert.deepEqual(faults(honest, look), [])

  const changed = (id: string, change: Partial<Row>) =>
    honest.map((row) => (row.id === id ? { ...row, ...change } : row))
  for (const [said, planted] of [
    [/1\.2\.4 is missing/, honest.filter(({ id }) => id !== '1.2.4')],
    [/1\.2\.4 stands twice/, [...honest, ...honest.filter(({ id }) => id === '1.2.4')]],
    [/1\.2\.4 is of level 1/, changed('1.2.4', { level: '2' })],
    [/1\.2\.4 is in no state/, changed('1.2.4', { state: 'perhaps' })],
    [/1\.2\.4 has no words/, changed('1.2.4', { words: ' ' })],
    [/1\.2\.4 is shown by nothing/, changed('1.2.4', { state: 'met' })],
    [/nothing in b\.test\.ts says/, changed('1.2.4', { state: 'met', evidence: '`b.test.ts`' })],
    [
      /nothing in a\.test\.ts says «a person is kept out»/,
      changed('1.2.4', { state: 'met', evidence: '`a.test.ts` «a person is kept out»' }),
    ],
    [/1\.2\.4 may not be broken/, changed('1.2.4', { state: 'broken', evidence: '`a.test.ts`' })],
  ] as const)
    assert.match(faults(planted, look).join('\n'), said)
  assert.deepEqual(
    faults(changed('6.2.1', { state: 'broken', evidence: '`a.test.ts` «a person»' }), look),
    [],
  )
})
