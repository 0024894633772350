import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareSamples, medianOf } from './mann-whitney.ts'

const near = (value: number, wanted: number, by: number) =>
  assert.ok(Math.abs(value - wanted) < by, `${value}, not ${wanted}`)

/** Hollander and Wolfe's permeability data, as in the manual of R's wilcox.test: W = 35, exact p = 0.2544. */
const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
const early = [1.15, 0.88, 0.9, 0.74, 1.21]

test('the statistic of Mann and Whitney is what R finds, and its probability near the exact one', () => {
  const { u, p } = compareSamples(term, early)
  assert.equal(u, 35)
  near(p, 0.2544, 0.015)
  assert.equal(compareSamples(early, term).u, 15)
  near(compareSamples(early, term).p, p, 1e-12)
})

test('ties count by half, and equal samples are no different', () => {
  assert.equal(compareSamples([1, 2, 2], [2, 2, 3]).u, 2)
  assert.equal(compareSamples([5, 5, 5], [5, 5]).p, 1)
  assert.equal(compareSamples([], []).p, 1)
})

/** The same numbers each time: nothing here may fail by chance (Lehmer, 1951). */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 48_271) % 2_147_483_647
    yield state / 2_147_483_647
  }
}

const take = (from: Generator<number>, count: number) =>
  Array.from({ length: count }, () => Number(from.next().value))

test('of a hundred honest comparisons about as many fall below a level as it says', () => {
  const from = numbers(7)
  const ps = Array.from({ length: 100 }, () => compareSamples(take(from, 200), take(from, 200)).p)
  const below = (level: number) => ps.filter((p) => p < level).length
  assert.ok(below(0.01) <= 4, `${below(0.01)} of 100 below 0.01`)
  assert.ok(below(0.5) > 35 && below(0.5) < 65, `${below(0.5)} of 100 below 0.5`)
})

test('a shift by a tenth of the spread is found among ten thousand', () => {
  const from = numbers(11)
  const [one, other] = [take(from, 5000), take(from, 5000).map((value) => value + 0.1)]
  assert.ok(compareSamples(one, other).p < 1e-6)
})

test('a median is the middle, or halfway between the two in the middle', () => {
  assert.deepEqual([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([7])], [2, 2.5, 7])
})
