import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../../test/browser.ts'
import { playFault } from '../../../test/faults.ts'
import { silentFaults } from '../../../test/gateway-fault-endings.ts'
import { startPortal } from '../../../test/portal.ts'
import { tracesIn, watchEvents } from '../../../test/traces.ts'
import { words } from '../messages.ts'

const deadlineMs = 1500
const portal = await startPortal({ road: 'gateway', gateway: () => ({ deadlineMs }) })
// The gateway of the stand is loaded by the first who asks for it.
await fetch(`${portal.simulator}/gateway/jwks`)

/** In the order of a sign-in, so that each call is made once its turn comes, and not answered from memory. */
for (const name of silentFaults) {
  test(`IF-001 ${name}: the person is told in time`, async () => {
    portal.later(2001)
    const events = await watchEvents(portal)
    await playFault(portal.simulator, name, { when: 'once' })

    const browser = portal.browser()
    const from = performance.now()
    const started = await browser.startRegistration()
    const isSent = location(started) !== ''
    const answer = isSent
      ? await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))
      : started

    assert.ok(performance.now() - from < 3 * deadlineMs)
    assert.match(answer.body, new RegExp(words.ru.stopped[isSent ? 'timed-out' : 'unavailable'].title))
    assert.deepEqual(
      (await events()).map(({ event }) => event),
      ['identity.failed'],
    )
    assert.equal((await tracesIn(portal))['account'], 0)
  })
}

test('once the gateway speaks again, the same person registers', async () => {
  assert.equal(location(await portal.browser().register('confirmed')), '/cards')
})
