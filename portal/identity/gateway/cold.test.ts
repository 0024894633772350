import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Answer, type Browser } from '../../../test/browser.ts'
import { endFaults, playFault } from '../../../test/faults.ts'
import { coldFaults } from '../../../test/gateway-fault-endings.ts'
import { startPortal } from '../../../test/portal.ts'
import { tracesIn, watchEvents } from '../../../test/traces.ts'
import { words } from '../messages.ts'

/** Nobody has come in by it yet: it knows neither the gateway's description nor its keys. */
const portal = await startPortal({ road: 'gateway' })
afterEach(() => endFaults(portal.simulator))

let houses = 0
function fromAnotherHouse(): Browser {
  const browser = portal.browser()
  houses += 1
  browser.address = `10.2.0.${houses}`
  return browser
}

/** A gateway that has failed is asked again after two seconds. */
const patience = 2001

async function stopped(answer: Answer, end: 'unavailable' | 'invalid'): Promise<void> {
  assert.match(answer.body, new RegExp(words.ru.stopped[end].title))
  assert.ok(answer.statusCode >= 500)
  assert.equal((await tracesIn(portal))['account'], 0)
}

const ready = async () => (await portal.browser().get('/health/ready')).statusCode

for (const [end, name] of coldFaults.filter(([, name]) => name.includes('discovery'))) {
  test(`OA-034 ${name}: nobody is sent anywhere, and the portal says that it can not sign people in`, async () => {
    portal.later(patience)
    const events = await watchEvents(portal)
    await playFault(portal.simulator, name, { when: 'always' })
    const started = await fromAnotherHouse().startRegistration()
    await stopped(started, end)
    assert.equal(await ready(), 503)
    assert.deepEqual(
      (await events()).map(({ event, reason }) => [event, reason]),
      [['identity.failed', end]],
    )
  })
}

test('OA-034 a gateway that is up again is found by itself, and not asked at every press until then', async () => {
  await playFault(portal.simulator, 'gateway-discovery-status-503', { when: 'always' })
  portal.later(patience)
  await stopped(await fromAnotherHouse().startRegistration(), 'unavailable')
  await endFaults(portal.simulator)
  await stopped(await fromAnotherHouse().startRegistration(), 'unavailable')

  portal.later(patience)
  assert.equal(location(await fromAnotherHouse().startRegistration()).includes('/gateway/auth?'), true)
  assert.equal(await ready(), 200)
})

for (const [end, name] of coldFaults.filter(([, name]) => !name.includes('discovery'))) {
  test(`IF-005 ${name}: without keys no token is believed`, async () => {
    const browser = fromAnotherHouse()
    const started = await browser.startRegistration()
    const callback = await browser.signInAtGosuslugi(location(started), 'confirmed')
    const events = await watchEvents(portal)
    await playFault(portal.simulator, name, { when: 'always' })
    await stopped(await browser.get(callback), end)
    assert.equal(browser.cookies.has('__Host-session'), false)
    assert.deepEqual(
      (await events()).map(({ event, reason }) => [event, reason]),
      [['identity.failed', end]],
    )
  })
}

test('IF-005 an answer without keys takes nothing from those that were good', async () => {
  await playFault(portal.simulator, 'gateway-unknown-kid', { when: 'always' })
  await playFault(portal.simulator, 'gateway-jwks-html', { when: 'always' })
  await stopped(await fromAnotherHouse().register('confirmed'), 'invalid')
  await endFaults(portal.simulator)
  assert.equal(location(await fromAnotherHouse().register('confirmed')), '/cards')
})

test('a gateway that goes down after the start leaves the portal ready', async () => {
  await playFault(portal.simulator, 'gateway-discovery-status-503', { when: 'always' })
  assert.equal(await ready(), 200)
})
