import { afterEach, test } from 'node:test'
import { namesIn, stops } from '../../test/fault-endings.ts'
import { startAfresh, stopsOn } from '../../test/fault-road.ts'
import { startPortal } from '../../test/portal.ts'
import { words } from './messages.ts'

const portal = await startPortal()
afterEach(() => startAfresh(portal))

// Every other end is tried in `faults.test.ts`, which also holds that no fault is forgotten.
for (const [end, names] of stops.filter(([end]) => end === 'invalid')) {
  for (const name of namesIn(names)) {
    test(`${name} ends on «${words.ru.stopped[end].title}», keeps nothing, and the road may be taken again`, () =>
      stopsOn(portal, name, { end, ...words.ru.stopped[end] }))
  }
}
