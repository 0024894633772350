import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Outcome, skippedHalf } from './outcome.ts'
import { report, succeeded } from './report.ts'

const half = (of: Partial<Outcome>): Outcome => ({
  half: 'pglite',
  passed: [],
  failed: [],
  skipped: [],
  ...of,
})
const timed = (name: string, ms = 1) => ({ name, ms })
const atHome = { inCi: false }
const inCi = { inCi: true }

test('the last line sums the halves', () => {
  const outcomes = [
    half({ passed: [timed('one'), timed('two')] }),
    half({ passed: [timed('three')], failed: [timed('four')] }),
  ]

  assert.equal(report(outcomes).trimEnd().split('\n').at(-1), '3 passed, 1 failed')
  assert.match(report(outcomes), /Failed:\n {2}pglite › four\n/)
})

test('of many tests the ten slowest are told, the slowest first', () => {
  const many = Array.from({ length: 30 }, (_, index) => timed(`test ${index}`, index * 1000))
  const told = [...report([half({ passed: many })]).matchAll(/pglite › (test \d+)/g)].map(([, name]) => name)

  assert.deepEqual(
    told,
    [29, 28, 27, 26, 25, 24, 23, 22, 21, 20].map((index) => `test ${index}`),
  )
})

test('what passed at the second try only is told, and passes', () => {
  const outcomes = [half({ passed: [timed('one'), timed('two')], unsteady: [timed('two')] })]

  assert.match(report(outcomes), /Passed at the second try only:\n {2}pglite › two\n/)
  assert.equal(succeeded(outcomes, inCi), true)
})

test('one failure fails the run', () => {
  assert.equal(succeeded([half({ passed: [timed('one')] }), half({ failed: [timed('two')] })], atHome), false)
})

test('a half that ran nothing fails the run', () => {
  assert.equal(succeeded([half({ passed: [timed('one')] }), half({})], atHome), false)
})

test('a skip is told with its reason, passes at home, and fails where nobody looks', () => {
  const outcomes = [half({ passed: [timed('one')] }), skippedHalf('journeys', 'not installed')]

  assert.match(report(outcomes), /Skipped:\n {2}journeys: not installed\n/)
  assert.equal(succeeded(outcomes, atHome), true)
  assert.equal(succeeded(outcomes, inCi), false)
})
