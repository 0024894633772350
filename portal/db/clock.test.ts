import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { startClock } from './clock.ts'

test('SE-017 a clock that is wrong is set right by the database', async () => {
  const own = () => 1_000_000
  const clock = await startClock(async () => 1_090_000, own)
  assert.equal(clock.now().getTime(), 1_090_000)
  clock.stop()
})

test('the way to the database and back counts by half', async () => {
  let time = 0
  const clock = await startClock(
    async () => {
      time += 400
      return 10_200
    },
    () => time,
  )
  assert.equal(clock.now().getTime(), 10_400)
  clock.stop()
})

test('an answer too slow to tell anything is not believed', async () => {
  let time = 0
  const clock = await startClock(
    async () => {
      time += 5_000
      return 99_000
    },
    () => time,
  )
  assert.equal(clock.now().getTime(), 5_000)
  clock.stop()
})

test('each minute the offset is measured again, and a database that is away changes nothing', async () => {
  mock.timers.enable({ apis: ['setInterval'] })
  try {
    const answers: (() => Promise<number>)[] = [
      async () => 2_000,
      async () => 3_000,
      () => Promise.reject(new Error('away')),
    ]
    const clock = await startClock(
      () => (answers.shift() ?? answers[0] ?? (async () => 0))(),
      () => 1_000,
    )
    assert.equal(clock.now().getTime(), 2_000)
    mock.timers.tick(60_000)
    await settled()
    assert.equal(clock.now().getTime(), 3_000)
    mock.timers.tick(60_000)
    await settled()
    assert.equal(clock.now().getTime(), 3_000)
    clock.stop()
    mock.timers.tick(600_000)
    assert.equal(answers.length, 0)
  } finally {
    mock.timers.reset()
  }
})

test('a start without an answer fails, rather than run by a clock of its own', async () => {
  await assert.rejects(
    startClock(() => Promise.reject(new Error('away'))),
    /away/,
  )
})

const settled = () => new Promise((resolve) => setImmediate(resolve))
