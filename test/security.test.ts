import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blank } from './house/blank.ts'
import { ourFiles, read } from './house/tree.ts'
import { fileOf, securityRows, type SecurityRow } from './security-rows.ts'

type Tables = { readonly held: readonly SecurityRow[]; readonly left: readonly SecurityRow[] }

const ID = /\b(?:AX|AZ|CC|CO|CS|DB|HD|ID|IF|IN|LK|LO|OA|PD|PR|PW|RL|SE|SU|TM|XI)-\d{3}\b/g

const doc = read('docs/security.md').text
const tables: Tables = {
  held: securityRows('Rows that tests hold'),
  left: securityRows('Rows left for later'),
}
/** Where each id stands in a string of a test: names are often put together from tables. */
const named = new Map(
  ourFiles()
    .filter((path) => /\.(?:test|spec)\.ts$/.test(path) && path !== 'test/security.test.ts')
    .map((path) => [path, new Set(blank(read(path).text).withStrings.match(ID) ?? [])] as const),
)

/** Everything by which the tables and the tests differ, in words. */
function differences(
  { held, left }: Tables,
  tests: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const ids = held.map(({ id }) => id)
  const used = new Set([...tests.values()].flatMap((found) => [...found]))
  return [
    ...held
      .map((row) => ({ id: row.id, path: fileOf(row) }))
      .filter(({ id, path }) => !tests.get(path)?.has(id))
      .map(({ id, path }) => `${id} is held by no test in ${path}`),
    ...[...used]
      .filter((id) => !ids.includes(id))
      .map((id) => `${id} is named by a test and stands in no table`),
    ...left.filter(({ id }) => ids.includes(id)).map(({ id }) => `${id} is both held and left`),
    ...[...ids, ...left.map(({ id }) => id)]
      .filter((id, at, all) => all.indexOf(id) !== at && !left.some((row) => row.id === id))
      .map((id) => `${id} stands twice`),
    ...left
      .filter(({ rest }) => !/^.+ \| .{10,}$/.test(rest))
      .map(({ id }) => `${id} is left without a reason`),
  ]
}

test('the tables of docs/security.md and the names of the tests are the same rows', () => {
  assert.ok(tables.held.length > 100, `${tables.held.length} rows read`)
  assert.ok(tables.left.length > 5, `${tables.left.length} rows read`)
  assert.deepEqual(differences(tables, named), [])
})

test('each way in which they could differ is noticed', () => {
  const honest: Tables = {
    held: [{ id: 'OA-001', rest: 'an answer | `a.test.ts`' }],
    left: [{ id: 'XI-008', rest: 'an export | nothing is exported yet' }],
  }
  const tests = new Map([['a.test.ts', new Set(['OA-001'])]])
  assert.deepEqual(differences(honest, tests), [])

  const { held, left } = honest
  const planted: readonly (readonly [said: RegExp, ...Parameters<typeof differences>])[] = [
    [/OA-001 is held by no test/, honest, new Map([['b.test.ts', new Set(['OA-001'])]])],
    [/SE-002 is named by a test/, honest, new Map([['a.test.ts', new Set(['OA-001', 'SE-002'])]])],
    [/OA-001 is both/, { held, left: [{ id: 'OA-001', rest: 'x | some good reason' }] }, tests],
    [/OA-001 stands twice/, { held: [...held, ...held], left }, tests],
    [/XI-008 is left without/, { held, left: [{ id: 'XI-008', rest: 'x' }] }, tests],
  ]
  for (const [said, ...asked] of planted) assert.match(differences(...asked).join('\n'), said)
})

test('the files that docs/security.md names are there', () => {
  const paths = new Set(ourFiles())
  const told = [...doc.matchAll(/`(?<path>(?:portal|packages|test|e2e)\/[\w/.-]+\.ts)`/g)].map(
    ({ groups }) => groups?.['path'] ?? '',
  )
  assert.ok(told.length > 100)
  assert.deepEqual(
    told.filter((path) => !paths.has(path)),
    [],
  )
})
