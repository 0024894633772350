import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contrast } from './contrast.ts'

const source = readFileSync(new URL('_colours.scss', import.meta.url), 'utf8')
const schemes = { light: 0, dark: source.indexOf('prefers-color-scheme: dark') }

/** What may stand on what: all that is read. */
const texts: Readonly<Record<string, readonly string[]>> = {
  ink: ['paper', 'soft', 'accent-pale', 'bad-pale', 'good-pale', 'warn-pale'],
  'ink-soft': ['paper', 'soft', 'accent-pale'],
  accent: ['paper', 'soft', 'accent-pale', 'bad-pale', 'good-pale', 'warn-pale'],
  'accent-deep': ['paper', 'soft', 'accent-pale', 'bad-pale', 'good-pale', 'warn-pale'],
  bad: ['paper', 'bad-pale'],
  'bad-deep': ['paper', 'bad-pale'],
  'on-accent': ['accent', 'accent-deep', 'bad', 'bad-deep'],
}

/** Edges and marks that tell something. */
const marks: Readonly<Record<string, readonly string[]>> = {
  edge: ['paper'],
  accent: ['paper', 'accent-pale'],
  'accent-deep': ['paper', 'soft'],
  bad: ['paper', 'bad-pale'],
  good: ['paper', 'good-pale'],
  warn: ['paper', 'warn-pale'],
}

function tokensOf(scheme: keyof typeof schemes): ReadonlyMap<string, string> {
  const part = scheme === 'light' ? source.slice(0, schemes.dark) : source.slice(schemes.dark)
  return new Map(
    [...part.matchAll(/--([\w-]+): (#[\da-f]+);/g)].map(([, name = '', colour = '']) => [name, colour]),
  )
}

function tooPale(
  tokens: ReadonlyMap<string, string>,
  pairs: Readonly<Record<string, readonly string[]>>,
  least: number,
): readonly string[] {
  return Object.entries(pairs)
    .flatMap(([above, grounds]) => grounds.map((below) => [above, below] as const))
    .map(([above, below]) => ({
      pair: `${above} on ${below}`,
      ratio: contrast(tokens.get(above) ?? '', tokens.get(below) ?? ''),
    }))
    .filter(({ ratio }) => ratio < least)
    .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`)
}

test('AX-001 all that is read stands out from its ground by 4.5 to 1, in both schemes', () => {
  assert.deepEqual(tooPale(tokensOf('light'), texts, 4.5), [])
  assert.deepEqual(tooPale(tokensOf('dark'), texts, 4.5), [])
})

test('edges of fields and marks stand out by 3 to 1, in both schemes', () => {
  assert.deepEqual(tooPale(tokensOf('light'), marks, 3), [])
  assert.deepEqual(tooPale(tokensOf('dark'), marks, 3), [])
})

test('the dark scheme names every colour of the light one', () => {
  assert.deepEqual([...tokensOf('dark').keys()], [...tokensOf('light').keys()])
})

test('the ratio is that of the standard', () => {
  assert.equal(contrast('#fff', '#000000'), 21)
  assert.equal(contrast('#777777', '#777'), 1)
  assert.equal(contrast('#767676', '#fff').toFixed(2), '4.54')
  assert.throws(() => contrast('white', '#fff'), TypeError)
})
