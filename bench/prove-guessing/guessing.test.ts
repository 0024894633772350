import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inProcess } from './in-process.ts'
import { longestRow, mostInMonth } from './measure.ts'
import { prove } from './prove.ts'
import { readAnswer, type Seen } from './stage.ts'

test('RL-005 T8 of an account no more than 30 wrong passwords are looked at in a row and 100 in 30 days, however many come at once', async () => {
  const proved = await prove({ stage: await inProcess(), parallel: 12, days: 2, tell: () => undefined })
  assert.deepEqual(proved.breaches, [])
  assert.equal(proved.longestRow, 30)
  assert.ok(proved.sent.wait > 0 && proved.compared > 30)
})

const seen = (events: Seen['events']): Seen => ({
  inRow: 0,
  knownInRow: 0,
  isClosedToStrangers: false,
  events,
})
const day = 24 * 60 * 60_000
const wrongOn = (days: readonly number[]) => days.map((at) => ({ at: at * day, is: 'wrong' as const }))

test('a sign-in ends a row of wrong passwords, and the longest counts', () => {
  const events = [...wrongOn([1, 2, 3]), { at: 4 * day, is: 'in' as const }, ...wrongOn([5, 6])]
  assert.equal(longestRow(seen(events)), 3)
  assert.equal(longestRow(seen([])), 0)
})

test('any thirty days count, wherever they begin', () => {
  assert.equal(mostInMonth(seen(wrongOn([0, 29, 30, 31, 58]))), 4)
  assert.equal(mostInMonth(seen(wrongOn([0, 30, 60]))), 1)
  assert.equal(mostInMonth(seen([])), 0)
})

test('a page that nobody expected is no refusal', () => {
  const answer = (status: number, body = '') => readAnswer({ status, location: '', body })
  assert.deepEqual([answer(500), answer(303), answer(422), answer(503)], ['other', 'other', 'other', 'busy'])
})
