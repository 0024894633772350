import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failpoints } from '../../portal/failpoint.ts'
import { chanceOf } from './chance.ts'
import { killsOf, killsOfRound, nameOf } from './kills.ts'
import { readOptions } from './options.ts'

test('fewer kills than a round are refused: a failpoint would be left out', () => {
  assert.throws(() => readOptions(['--runs', String(killsOfRound - 1)]), /--runs/)
  assert.throws(() => readOptions(['--runs', '1e9']), /--runs/)
  assert.throws(() => readOptions(['--runs', '-50']), TypeError)
  assert.throws(() => readOptions(['--seed', '0']), /--seed/)
  assert.throws(() => readOptions(['--run', '50']))
})

test('the short form kills at every failpoint, in an order that the seed gives', () => {
  const { runs } = readOptions([])
  const names = (seed: number) => killsOf(runs, chanceOf(seed)).map(nameOf)

  assert.deepEqual(
    failpoints.filter((name) => !names(1).includes(name)),
    [],
  )
  assert.equal(names(1).length, runs)
  assert.deepEqual(names(1), names(1))
  assert.notDeepEqual(names(1), names(2))
})

test('as many kills come as are asked for, the first of them a whole round', () => {
  const kills = killsOf(killsOfRound + 5, chanceOf(3))
  const first = new Set(kills.slice(0, killsOfRound).map(nameOf))

  assert.equal(kills.length, killsOfRound + 5)
  assert.deepEqual(
    failpoints.filter((name) => !first.has(name)),
    [],
  )
})
