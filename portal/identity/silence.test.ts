import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { endFaults, playFault, slowFaults } from '../../test/faults.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { speaksToPatients, watchEvents } from '../../test/traces.ts'

/** All calls of one sign-in together; a little more for a busy machine. */
const deadlineMs = 5000
const leewayMs = 3000

const portal = await startPortal()
const { db } = portal.database
const accounts = () => db.selectFrom('account').select('id').execute()

/** Each fault hits a person of its own, so that all can be waited for at once. */
const hit = {
  slow: 'mother',
  silent: 'minor',
  'person-slow': 'no-policy',
  'person-silent': 'foreign',
} as const

const roads = await Promise.all(
  slowFaults.map(async (fault) => {
    const browser = portal.browser()
    const started = await browser.startRegistration()
    await playFault(portal.simulator, fault, { when: 'always', person: hit[fault] })
    return { fault, browser, callback: await browser.signInAtGosuslugi(location(started), hit[fault]) }
  }),
)
const patient = portal.browser()
await patient.register('confirmed')
await patient.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
const { phone } = await personOf(portal.simulator, 'confirmed')

const before = await accounts()
const events = await watchEvents(portal)

let sent: ReturnType<typeof ask> | undefined
/** Every road’s answer and when it came, in milliseconds since the first call of this, when all set out. */
const answers = () => (sent ??= ask())

function ask() {
  const began = performance.now()
  return Promise.all(
    roads.map(async ({ callback, browser, fault }) => ({
      fault,
      answer: await browser.get(callback),
      after: performance.now() - began,
    })),
  )
}

test('IF-003 while Госуслуги is slow, open sessions and passwords work as ever', async () => {
  let isOver = false
  void answers().then(() => (isOver = true))
  assert.equal((await patient.get('/cards')).statusCode, 200)
  const byPassword = await portal.browser().post('/bel/sign-in', { login: phone, password: 'Ryabina58' })
  assert.equal(location(byPassword), '/cards')
  assert.equal(isOver, false, 'the silent ones are still waited for')
})

for (const fault of slowFaults) {
  const silent = fault.endsWith('silent')
  test(`IF-001 ${fault}: ${silent ? 'the portal gives up at its deadline and says so' : 'an answer before the deadline is waited for'}`, async () => {
    const { answer, after } = (await answers()).find((road) => road.fault === fault) ?? assert.fail()
    assert.ok(after < deadlineMs + leewayMs, `${after} ms`)
    if (!silent) return assert.equal(location(answer), '/cards')

    assert.ok(after > deadlineMs - 100)
    assert.equal(answer.statusCode, 503)
    assert.match(answer.body, /Госуслуги не успели ответить[^]*href="\/bel\/registration"[^]*Начать ещё раз/)
    speaksToPatients(answer.body, '/')
    return undefined
  })
}

test('IF-001 who was answered in time has an account, who was not has none, and each has one event', async () => {
  await answers()
  const happened = await events()
  assert.deepEqual(
    happened.filter(({ event }) => event === 'identity.failed').map(({ reason }) => reason),
    ['timed-out', 'timed-out'],
  )
  assert.equal(happened.filter(({ event }) => event === 'account.opened').length, 2)
  assert.equal((await accounts()).length, before.length + 2)
})

test('IF-001 when Госуслуги answers again, the same person registers by the same browser', async () => {
  await answers()
  await endFaults(portal.simulator)
  for (const { browser, fault } of roads.filter(({ fault }) => fault.endsWith('silent'))) {
    const started = await browser.post('/bel/registration/start')
    const answer = await browser.get(await browser.signInAtGosuslugi(location(started), hit[fault]))
    assert.equal(location(answer), '/cards')
  }
})
