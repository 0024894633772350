import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isOwnPath } from './own-path.ts'
import { changeSight, choices, firstSight, printSight, readSight, type Sight } from './sight.ts'

const sights: fc.Arbitrary<Sight> = fc.record(
  {
    size: fc.constantFrom(...choices.size),
    font: fc.constantFrom(...choices.font),
    scheme: fc.constantFrom(...choices.scheme),
    spacing: fc.constantFrom(...choices.spacing),
    images: fc.constantFrom(...choices.images),
  },
  { noNullPrototype: true },
)

test('what was chosen is read back, and is what a cookie may be made of', () => {
  fc.assert(
    fc.property(sights, (sight) => {
      assert.deepEqual(readSight(printSight(sight)), sight)
      assert.match(printSight(sight), /^[\w-]{1,64}$/)
    }),
  )
})

test('SE-012 a cookie that the portal did not write is the ordinary version', () => {
  assert.equal(readSight(undefined), undefined)
  const parts = fc.constantFrom(
    ...Object.values(choices).flat(),
    '',
    '_',
    '-',
    '300',
    'constructor',
    '__proto__',
  )
  const nearly = fc.array(parts, { maxLength: 7 }).map((list) => list.join('_'))
  fc.assert(
    fc.property(fc.oneof(fc.string(), nearly), (kept) => {
      const sight = readSight(kept)
      assert.ok(sight === undefined || printSight(sight) === kept)
    }),
  )
  for (const kept of [
    '',
    '150',
    '150_sans',
    '150_sans_black-on-white_usual_shown_shown',
    '150_sans_black-on-white_usual_shown ',
    '150_SANS_black-on-white_usual_shown',
    'sans_150_black-on-white_usual_shown',
    '__proto__',
  ])
    assert.equal(readSight(kept), undefined, kept)
})

test('a press changes what it names, and leaves the rest', () => {
  fc.assert(
    fc.property(
      sights,
      sights,
      fc.subarray(['size', 'font', 'scheme', 'spacing', 'images'] as const),
      (now, other, named) => {
        const asked: Partial<Sight> = Object.fromEntries(named.map((choice) => [choice, other[choice]]))
        const changed = changeSight(now, asked)
        for (const choice of ['size', 'font', 'scheme', 'spacing', 'images'] as const)
          assert.equal(changed[choice], (named.includes(choice) ? other : now)[choice])
      },
    ),
  )
  assert.deepEqual(changeSight(undefined, {}), firstSight)
})

test('OA-030 only a path of plain letters leads back: never to another origin, whoever reads it', () => {
  for (const path of ['/', '/bel', '/bel/consent', '/cards/0c0f-e1/history', '/no_such/page', '/bel/'])
    assert.ok(isOwnPath(path), path)
  for (const path of [
    undefined,
    '',
    'bel',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/%09/evil.example',
    '/%2f%2fevil.example',
    '/..',
    '/bel/../cards',
    '/.//evil.example',
    '/bel?next=//evil.example',
    '/bel#x',
    '/bel;x',
    '/@evil.example',
    '/：／evil',
    'https:evil.example',
    'javascript:alert(1)',
    '/bel\n',
    `/${'a'.repeat(200)}`,
  ])
    assert.ok(!isOwnPath(path), path)

  const segment = fc.string({
    unit: fc.constantFrom('/', '\\', '.', ':', '@', '%', 'e', '2', 'f', '?', '#', '\t', '\n', '-'),
  })
  fc.assert(
    fc.property(segment, (text) => {
      const path = `/${text}`
      if (!isOwnPath(path)) return
      const there = new URL(path, 'https://portal.example')
      assert.equal(there.href, `https://portal.example${path}`)
    }),
    { numRuns: 2000 },
  )
})
