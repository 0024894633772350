import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { endFaults, playFault } from '../../test/faults.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { words } from './messages.ts'

/** As many as open the circuit unless told, `packages/esia-client/circuit`. */
const failures = 10

for (const [road, busy] of [
  ['esia', 'status-503'],
  ['gateway', 'gateway-token-status-503'],
] as const) {
  test(`IF-003 ${road}: while the circuit is open, nobody waits, and who is signed in notices nothing`, async () => {
    const portal = await startPortal({ road })
    const patient = portal.browser()
    await patient.register('confirmed')
    await patient.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
    const { phone } = await personOf(portal.simulator, 'confirmed')

    const comeBack = async (house: number) => {
      const browser = portal.browser()
      browser.address = `10.3.0.${house}`
      const started = await browser.startRegistration()
      return { browser, callback: await browser.signInAtGosuslugi(location(started), 'no-policy') }
    }
    await playFault(portal.simulator, busy, { when: 'always' })
    for (let house = 1; house <= failures; house += 1) {
      const { browser, callback } = await comeBack(house)
      assert.match((await browser.get(callback)).body, new RegExp(words.ru.stopped.unavailable.title))
    }
    await endFaults(portal.simulator)

    const late = await comeBack(failures + 1)
    const answer = await late.browser.get(late.callback)
    assert.equal(answer.statusCode, 503, 'Госуслуги was asked though the circuit is open')
    assert.match(answer.body, new RegExp(words.ru.stopped.unavailable.title))

    assert.equal((await patient.get('/cards')).statusCode, 200)
    assert.equal((await patient.get('/settings')).statusCode, 200)
    const byPassword = await portal.browser().post('/bel/sign-in', { login: phone, password: 'Ryabina58' })
    assert.equal(location(byPassword), '/cards')
    assert.equal((await portal.browser().get('/health/ready')).statusCode, 200)
  })
}
