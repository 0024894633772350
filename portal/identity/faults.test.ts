import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { harmless, namesIn, stops } from '../../test/fault-endings.ts'
import { letsIn, startAfresh, stopsOn } from '../../test/fault-road.ts'
import { faultsOf, longFault, slowFaults } from '../../test/faults.ts'
import { startPortal } from '../../test/portal.ts'
import { words } from './messages.ts'

const portal = await startPortal()
const faults = await faultsOf(portal.simulator)
/** The card that an answer without any fault makes. */
const usual = await letsIn(portal, undefined)
await startAfresh(portal)
afterEach(() => startAfresh(portal))

test('every fault that the simulator can play has one expectation, and none is left over', () => {
  const expected = [
    ...stops.flatMap(([, names]) => namesIn(names)),
    ...harmless.flatMap(({ names }) => namesIn(names)),
    ...slowFaults,
    longFault,
  ]
  assert.deepEqual(expected.toSorted(), faults.map(({ name }) => name).toSorted())
  assert.ok(faults.length > 200)
})

// Answers that fail their check are the other half, in `forged-answers.test.ts`.
for (const [end, names] of stops.filter(([end]) => end !== 'invalid')) {
  for (const name of namesIn(names)) {
    test(`${name} ends on «${words.ru.stopped[end].title}», keeps nothing, and the road may be taken again`, () =>
      stopsOn(portal, name, { end, ...words.ru.stopped[end] }))
  }
}

test('without a fault the card is whole', () => {
  assert.match(usual.text, /Иванова Вера Павловна .* 000-000-701 22 .* 1455 1408 8700 1016 /)
})

for (const { because, names, shows, hides = /^$/ } of harmless) {
  for (const name of namesIn(names)) {
    test(`${name} lets the person in: ${because}`, async () => {
      const { page, text } = await letsIn(portal, name)
      if (shows === undefined) assert.equal(text, usual.text)
      else assert.match(text, shows)
      assert.doesNotMatch(page, hides)
    })
  }
}
