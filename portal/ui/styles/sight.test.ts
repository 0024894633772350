import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { contrast } from './contrast.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const sight = read('../assets/sight.css')
const [light = '', dark = ''] = read('_colours.scss').split('prefers-color-scheme: dark')
const [more = '', darkMore = ''] = read('_contrast.scss').split('prefers-color-scheme: dark')

type Tokens = ReadonlyMap<string, string>

const tokensIn = (...parts: readonly string[]): Tokens =>
  new Map(
    parts.flatMap((part) =>
      [...part.matchAll(/--([\w-]+):\s*(#[\da-f]+)/g)].map(
        ([, name = '', colour = '']) => [name, colour] as const,
      ),
    ),
  )

const schemes = new Map(
  [...sight.matchAll(/html\[data-sight-scheme="?([\w-]+)"?\]\{([^}]*)\}/g)].map(
    ([, name = '', body = '']) => [name, tokensIn(body)] as const,
  ),
)

const grounds = ['paper', 'soft', 'accent-pale', 'bad-pale', 'good-pale', 'warn-pale']
const letters = [
  'ink',
  'ink-soft',
  'accent',
  'accent-deep',
  'bad',
  'bad-deep',
  'good',
  'warn',
  'line',
  'edge',
  'halo',
]
const fills = ['accent', 'accent-deep', 'bad', 'bad-deep']

/** Pairs below seven to one, WCAG 1.4.6. */
function tooPale(tokens: Tokens): readonly string[] {
  const pairs = [
    ...letters.flatMap((above) => grounds.map((below) => [above, below] as const)),
    ...fills.map((below) => ['on-accent', below] as const),
  ]
  return pairs
    .filter(([above, below]) => contrast(tokens.get(above) ?? '', tokens.get(below) ?? '') < 7)
    .map(([above, below]) => `${above} on ${below}`)
}

test('AX-001 each scheme for the visually impaired tells everything by seven to one', () => {
  assert.deepEqual([...schemes.keys()], ['black-on-white', 'white-on-black', 'blue-on-sky'])
  for (const [name, tokens] of schemes) assert.deepEqual(tooPale(tokens), [], name)
})

test('AX-007 a system that asks for more contrast gets seven to one, in both schemes', () => {
  assert.deepEqual(tooPale(tokensIn(light, more)), [])
  assert.deepEqual(tooPale(tokensIn(light, dark, more, darkMore)), [])
})

test('a colour of the portal that a scheme forgets would shine through it', () => {
  const known = [...tokensIn(light).keys()].toSorted()
  assert.ok(known.length > 15)
  for (const [name, tokens] of schemes) assert.deepEqual([...tokens.keys()].toSorted(), known, name)
})

/** The veil behind a question, a shadow, and the words in empty fields, which no field of the portal has. */
const harmless = ['background #0009', 'box-shadow #14272d24', 'color #4c6272']

test('no rule of the portal draws in a colour that no scheme can change', () => {
  const rules = read('../assets/portal.css').replaceAll(/:root\{[^}]*\}/g, '')
  const fixed = [...rules.matchAll(/([\w-]+):[^;{}]*(#(?!0000\b)[\da-f]{3,8})\b/g)].map(
    ([, property, colour]) => `${property} ${colour}`,
  )
  assert.deepEqual([...new Set(fixed)].toSorted(), harmless)
})

test('the stylesheet of the version stays small', () => {
  assert.ok(brotliCompressSync(sight).length <= 2048)
})
