import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { letsIn, startAfresh, stopsOn } from '../../../test/fault-road.ts'
import { gatewayFaultsOf } from '../../../test/faults.ts'
import { startPortal } from '../../../test/portal.ts'
import { words } from '../messages.ts'
import { coldFaults, harmless, silentFaults, stops } from '../../../test/gateway-fault-endings.ts'

const portal = await startPortal({ road: 'gateway' })
const faults = await gatewayFaultsOf(portal.simulator)
const usual = await letsIn(portal, undefined)
await startAfresh(portal)
afterEach(() => startAfresh(portal))

test('every fault that the gateway can play has one expectation, and none is left over', () => {
  const expected = [
    ...stops.flatMap(([, names]) => names),
    ...harmless.flatMap(({ names }) => names),
    ...coldFaults.map(([, name]) => name),
    ...silentFaults,
  ]
  assert.deepEqual(expected.toSorted(), faults.map(({ name }) => name).toSorted())
})

test('the card that comes through a gateway is whole', () => {
  assert.match(usual.text, /Иванова Вера Павловна .* 000-000-701 22 .* 1455 1408 8700 1016 /)
  assert.match(usual.text, /9900 000101|99 00 000101/)
  assert.match(usual.text, /ул Садовая, д\. 12, кв\. 34/)
})

for (const [end, names] of stops) {
  for (const name of names) {
    const page: { title: string; body: readonly string[] } = words.ru.stopped[end]
    test(`${name} ends on «${page.title}», keeps nothing, and the road may be taken again`, () =>
      stopsOn(portal, name, { end, ...page }))
  }
}

for (const { because, names, shows, hides = /^$/ } of harmless) {
  for (const name of names) {
    test(`${name} lets the person in: ${because}`, async () => {
      // An unknown kid may fetch the keys once a minute.
      if (name.includes('rotation')) portal.later(61_000)
      const { page, text } = await letsIn(portal, name)
      if (shows === undefined) assert.equal(text, usual.text)
      else assert.match(text, shows)
      assert.doesNotMatch(page, hides)
    })
  }
}
