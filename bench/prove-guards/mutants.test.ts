import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { mutantsOf } from './mutants.ts'
import { Trials } from './try-mutant.ts'

const changed = (source: string) =>
  mutantsOf(source).map(({ start, end, text }) => source.slice(0, start) + text + source.slice(end))

test('a test is taken for true and for false, and what it compares is turned', () => {
  assert.deepEqual(changed('if (a === b) c()'), ['if ((a !== b)) c()', 'if (true) c()', 'if (false) c()'])
  assert.deepEqual(changed('const is = a < 1'), ['const is = (a <= 1)'])
  assert.deepEqual(changed('const is = !a'), ['const is = (a)'])
})

test('a chain loses each of its links in turn', () => {
  assert.deepEqual(changed('const is = a && b && c'), [
    'const is = (b && c)',
    'const is = (a && c)',
    'const is = (a && b)',
  ])
  assert.deepEqual(changed('const is = a ?? b'), [])
})

test('a narrowing call of the query builder goes, with its arguments', () => {
  assert.deepEqual(changed("db.selectFrom('t').where('id', '=', id).execute()"), [
    "db.selectFrom('t').execute()",
  ])
})

test('each condition of a statement is taken for met: comments, words inside words and values are none', () => {
  const statement =
    'sql`select a from t -- and so on\n where a.id = ${of(b, "and")} and (c or d)\n and e is null`'
  assert.deepEqual(
    mutantsOf(statement).map(({ start, end }) => statement.slice(start, end)),
    ['a.id = ${of(b, "and")}', '(c or d)', 'e is null'],
  )
  assert.deepEqual(changed('html`where a and b`'), [])
})

test('types stand where they stood', () => {
  assert.deepEqual(changed('const is = (a: number): boolean => a > 1'), [
    'const is = (a: number): boolean => (a >= 1)',
  ])
})

const file = 'packages/esia-client/token/verify-issuer.ts'
const tests = ['packages/esia-client/test/token-claims.test.ts']

test('a check that was turned is noticed, and a change of nothing is not', async () => {
  const source = 'import'
  const trials = new Trials()
  after(() => trials.stop())
  assert.equal(
    (await trials.tryMutant(file, source, { start: 0, end: source.length, text: source }, tests)).ending,
    'survived',
  )
  assert.equal(
    (await trials.tryMutant(file, source, { start: 0, end: source.length, text: 'impart' }, tests)).ending,
    'noticed',
  )
})
