import assert from 'node:assert/strict'
import { test } from 'node:test'
import { devicesIn } from '../../test/devices.ts'
import type { Answer, Browser } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { leftOf, markOf } from './left.ts'

const portal = await startPortal()
const { enter, isIn } = devicesIn(portal)
const minute = 60_000

/** As a script asks. */
const asScript = { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }
const ask = (browser: Browser) => browser.get('/session/left', asScript)
const stay = (browser: Browser) => browser.post('/session/stay', {}, asScript)
const minutesIn = (answer: Answer) => {
  const { idle, whole } = answer.json<{ idle: number; whole: number }>()
  return [idle, whole].map((left) => Math.round(left / minute))
}

test('what remains is counted from the last activity and from the beginning', () => {
  const [beganAt, seenAt] = [new Date('2026-11-23T09:00:00Z'), new Date('2026-11-23T10:00:00Z')]
  const left = leftOf({ seenAt, beganAt }, new Date('2026-11-23T10:05:00Z'))
  assert.deepEqual(left, { idle: 10 * minute, whole: (12 * 60 - 65) * minute })
})

test('SE-008 a session that was ended or whose account is closed neither tells nor stays', async () => {
  const [browser, other] = [await enter('foreign'), await enter('foreign')]
  await browser.post('/settings/devices/end')
  assert.deepEqual([(await ask(other)).statusCode, (await stay(other)).statusCode], [401, 401])
  const kept = new Map(browser.cookies)
  await browser.post('/settings/closing')
  for (const [name, value] of kept) browser.cookies.set(name, value)
  assert.deepEqual([(await ask(browser)).statusCode, (await stay(browser)).statusCode], [401, 401])
})

test('SE-004 to be asked how long a session lasts does not lengthen it', async () => {
  const browser = await enter('confirmed')
  portal.later(8 * minute)
  assert.deepEqual(minutesIn(await ask(browser)), [7, 712])
  portal.later(6 * minute)
  assert.deepEqual(minutesIn(await ask(browser)), [1, 706])
  portal.later(2 * minute)
  const answer = await ask(browser)
  assert.equal(answer.statusCode, 401)
  assert.deepEqual(answer.json(), {})
  assert.equal(await isIn(browser), false)
})

test('SE-004 to stay lengthens the idle time, at once and not the twelve hours; what is over stays over', async () => {
  const browser = await enter('mother')
  portal.later(14 * minute)
  assert.deepEqual(minutesIn(await stay(browser)), [15, 706])
  portal.later(minute / 2)
  assert.deepEqual(minutesIn(await stay(browser))[0], 15)
  for (let passed = 14; passed < 12 * 60 - 1; passed += 1) {
    portal.later(minute)
    if (passed % 10 === 0) assert.equal((await stay(browser)).statusCode, 200)
  }
  portal.later(minute)
  assert.equal((await stay(browser)).statusCode, 401)

  const idle = await enter('mother')
  portal.later(15 * minute)
  assert.equal((await stay(idle)).statusCode, 401)
  assert.equal(await isIn(idle), false)
})

test('the answer is of nobody but the session, bears no name, and touches no cookie', async () => {
  const [browser, another] = [await enter('minor'), await enter('no-policy')]
  const [own, theirs] = [await ask(browser), await ask(another)]
  assert.deepEqual(Object.keys(own.json()), ['idle', 'whole', 'whose'])
  assert.notEqual(own.json<{ whose: string }>().whose, theirs.json<{ whose: string }>().whose)
  const page = await browser.get('/settings')
  assert.ok(page.body.includes(`data-whose="${own.json<{ whose: string }>().whose}"`))
  for (const answer of [own, await ask(portal.browser())]) {
    assert.equal(answer.headers['set-cookie'], undefined)
    assert.equal(answer.headers['cache-control'], 'no-store')
  }
  assert.notEqual(markOf('c0ffee00-0000-4000-8000-000000000001'), 'c0ffee00')
})

test('CS-001 nobody is kept signed in by another site', async () => {
  const browser = await enter('no-patronymic')
  const answer = await browser.post('/session/stay', {}, { 'sec-fetch-site': 'cross-site' })
  assert.equal(answer.statusCode, 403)
})

test('a page that knows nobody asks nothing of a session, and bears no script of it', async () => {
  const browser = portal.browser()
  for (const path of ['/', '/bel', '/bel/sign-in', '/cards'])
    assert.doesNotMatch((await browser.get(path)).body, /session\.\w+\.js|data-idle/)
})
