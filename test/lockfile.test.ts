import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'

const lockfile = Compile(
  Type.Object({
    packages: Type.Record(
      Type.String(),
      Type.Object({
        version: Type.Optional(Type.String()),
        optionalDependencies: Type.Optional(Type.Record(Type.String(), Type.String())),
      }),
    ),
  }),
)
const path = new URL('../package-lock.json', import.meta.url)
const { packages } = lockfile.Parse(JSON.parse(readFileSync(path, 'utf8')))

type Packages = typeof packages

/** Optional packages that some package names and the lockfile has no version of: `npm ci` fails on the first. */
function unlocked(locked: Packages): readonly string[] {
  const known = new Set(
    Object.entries(locked).flatMap(([place, { version }]) =>
      version === undefined ? [] : [place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)],
    ),
  )
  return Object.values(locked)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !known.has(name))
}

test('every optional package of every platform is locked, so that npm ci works anywhere', () => {
  assert.ok(Object.keys(packages).length > 200)
  assert.deepEqual(unlocked(packages), [])
})

test('a platform that was published late is noticed', () => {
  const late = { 'node_modules/tool': { version: '1.0.0', optionalDependencies: { 'tool-darwin': '1.0.0' } } }
  assert.deepEqual(unlocked(late), ['tool-darwin'])
})
