import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BREACHES, HONEST } from './house/planted.ts'
import { missingEdges } from './house/place.ts'
import { breachesOf, RULES } from './house/rules.ts'
import { ourFiles, read, type Source } from './house/tree.ts'

const ours = ourFiles()
  .filter((path) => path.endsWith('.ts'))
  .map(read)

test('the scan sees the whole house, so an empty one cannot pass', () => {
  const seen = (start: string) => ours.filter(({ path }) => path.startsWith(start)).length

  for (const folder of [
    'packages/html/',
    'packages/gost/',
    'portal/lib/',
    'portal/ui/',
    'test/',
    'e2e/',
    'bin/',
  ]) {
    assert.ok(seen(folder) > 0, `no file seen under ${folder}`)
  }
  assert.ok(ours.some(({ path }) => path === 'portal/app.ts'))
})

test('a file that is let off the rules of purity is there', () => {
  assert.deepEqual(missingEdges(ours.map(({ path }) => path)), [])
})

for (const [name, rule] of Object.entries(RULES)) {
  test(`the house keeps rule ${name}`, () => {
    assert.deepEqual(breachesOf(rule, ours), [])
  })

  test(`a planted breach is found: rule ${name}`, () => {
    const planted = BREACHES.filter((breach) => name.startsWith(`${breach.rule}:`))
    assert.ok(planted.length > 0)

    for (const { path, text } of planted) {
      assert.equal(breachesOf(rule, [{ path, text }]).length, 1, `not found:\n${path}\n${text}`)
    }
  })

  test(`honest code passes rule ${name}`, () => {
    assert.deepEqual(breachesOf(rule, HONEST), [])
  })
}

test('an import whose target is computed is refused, since nobody can tell where it leads', () => {
  const [rule] = Object.values(RULES)
  assert.ok(rule)
  const computed: Source = { path: 'portal/app.ts', text: 'const all = await import(`./${name}/routes.ts`)' }
  const named: Source = { path: 'portal/app.ts', text: 'const all = await import(name)' }

  assert.throws(() => breachesOf(rule, [computed]), /computed/)
  assert.throws(() => breachesOf(rule, [named]), /computed/)
})
