import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ExpiringMap } from './expiring-map.ts'

function map(most: number) {
  const clock = { ms: 0 }
  return { clock, map: new ExpiringMap<string>({ most, lifeMs: 100, now: () => new Date(clock.ms) }) }
}

test('an entry ends after its life, and an edit does not prolong it', () => {
  const { clock, map: entries } = map(10)
  entries.set('a', 'one')
  clock.ms = 60
  assert.equal(
    entries.edit('a', (value) => `${value}!`),
    'one!',
  )
  clock.ms = 99
  assert.equal(entries.get('a'), 'one!')
  clock.ms = 100
  assert.equal(entries.get('a'), undefined)
  assert.equal(
    entries.edit('a', (value) => value),
    undefined,
  )
})

test('above its bound the oldest go first', () => {
  const { map: entries } = map(3)
  for (const key of ['a', 'b', 'c', 'a', 'd']) entries.set(key, key)
  assert.equal(entries.size, 3)
  assert.equal(entries.get('b'), undefined)
  assert.equal(entries.get('a'), 'a')
})

test('a write sweeps out what has ended', () => {
  const { clock, map: entries } = map(1_000)
  for (let index = 0; index < 500; index += 1) entries.set(String(index), 'x')
  clock.ms = 200
  entries.set('new', 'x')
  assert.equal(entries.size, 1)
})

test('what is taken is taken once', () => {
  const { map: entries } = map(3)
  entries.set('a', 'one')
  assert.equal(entries.take('a'), 'one')
  assert.equal(entries.take('a'), undefined)
})
