import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { Busy, ClientGone } from '../errors.ts'
import { gate } from './gate.ts'

/** Work that ends when it is told to. */
function slowWork() {
  const running: (() => void)[] = []
  let most = 0
  let begun = 0
  return {
    counts: () => ({ most, begun }),
    endOne: () => running.shift()?.(),
    work: async () => {
      begun += 1
      const { promise, resolve } = Promise.withResolvers<void>()
      running.push(resolve)
      most = Math.max(most, running.length)
      await promise
    },
  }
}

const outcomes = async (all: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((one) =>
    one.status === 'fulfilled' ? 'done' : one.reason instanceof Busy ? 'busy' : String(one.reason),
  )

test('RL-013 no more are inside than there are places, so many wait, and the rest are refused at once', async () => {
  const { work, counts, endOne } = slowWork()
  const { enter } = gate({ places: 2, longestQueue: 3 })
  const all = Array.from({ length: 7 }, () => enter(work))
  const ended = outcomes(all)
  for (let index = 0; index < 5; index += 1) {
    await setImmediate()
    endOne()
  }
  assert.deepEqual(await ended, ['done', 'done', 'done', 'done', 'done', 'busy', 'busy'])
  assert.deepEqual(counts(), { most: 2, begun: 5 })
})

test('who waits is let in in the order in which they came', async () => {
  const { enter } = gate({ places: 1, longestQueue: 10 })
  const order: number[] = []
  await Promise.all([1, 2, 3, 4].map((number) => enter(async () => void order.push(number))))
  assert.deepEqual(order, [1, 2, 3, 4])
})

test('work that fails leaves its place to the next', async () => {
  const { enter } = gate({ places: 1, longestQueue: 10 })
  const failing = enter(async () => {
    throw new Error('no')
  })
  const next = enter(async () => 'next')
  await assert.rejects(failing, /no/)
  assert.equal(await next, 'next')
  assert.equal(await enter(async () => 'later'), 'later')
})

test('for a browser that hung up while it waited nothing is done, and its place in the queue is free', async () => {
  const { work, counts, endOne } = slowWork()
  const { enter } = gate({ places: 1, longestQueue: 1 })
  const inside = enter(work)
  const gone = new AbortController()
  const waiting = enter(work, gone.signal)
  gone.abort()
  await assert.rejects(waiting, ClientGone)
  const next = enter(work)
  endOne()
  await setImmediate()
  endOne()
  await Promise.all([inside, next])
  assert.equal(counts().begun, 2)
})

test('a browser that hung up before it came does not even wait', async () => {
  const { enter } = gate({ places: 1, longestQueue: 1 })
  await assert.rejects(
    enter(async () => assert.fail('hashed for nobody'), AbortSignal.abort()),
    ClientGone,
  )
})

test('who hangs up when their turn has come is served to the end, and the place is given on', async () => {
  const { work, endOne } = slowWork()
  const { enter } = gate({ places: 1, longestQueue: 1 })
  const gone = new AbortController()
  const inside = enter(work, gone.signal)
  gone.abort()
  const next = enter(async () => 'next')
  endOne()
  await inside
  assert.equal(await next, 'next')
})

test('RL-013 work that would find no place is refused before it begins', async () => {
  const { work, counts, endOne } = slowWork()
  const { admitted } = gate({ places: 1, longestQueue: 2 })
  const all = Array.from({ length: 5 }, () => admitted(work))
  const ended = outcomes(all)
  await setImmediate()
  assert.equal(counts().begun, 3)
  for (let index = 0; index < 3; index += 1) endOne()
  assert.deepEqual(await ended, ['done', 'done', 'done', 'busy', 'busy'])
  assert.equal(await admitted(async () => 'later'), 'later')
})
