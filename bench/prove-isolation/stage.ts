import type { Browser } from '../../test/browser.ts'
import type { TestPortal } from '../../test/portal.ts'
import { chanceOf, type Chance } from '../prove-kill/chance.ts'
import { newTally, type Tally } from './tally.ts'
import { newWords, type Words } from './words.ts'
import type { Account, Place, World } from './world.ts'

/** The portal, the model beside it, and what happened so far. */
export type Stage = {
  readonly portal: TestPortal
  readonly world: World
  readonly words: Words
  readonly chance: Chance
  readonly tally: Tally
  readonly places: readonly Place[]
  /** The browser of an account; of nobody, one that nobody has signed in from. */
  readonly browserOf: (who: Account | undefined) => Browser
  readonly seat: (account: Account, browser: Browser) => void
  /** Sets the portal's clock to that of the model: what runs on meanwhile is of no account. */
  readonly setClock: () => void
}

/** So far back that the clock of Госуслуги is always ahead: a proof is as old as the portal's own clock says. */
const began = Date.UTC(2001, 4, 14, 9, 0, 30)

export function newStage(portal: TestPortal, seed: number): Stage {
  const world: World = {
    now: began,
    accounts: [],
    cards: [],
    links: [],
    invitations: [],
    destroyed: new Set(),
  }
  const chance = chanceOf(seed)
  const browsers = new Map<Account, Browser>()
  const stranger = portal.browser()
  const { below } = chance

  return {
    portal,
    world,
    words: newWords(),
    chance,
    tally: newTally(),
    places: ['bel', 'nvs'].map((slug) => placeOf(portal, slug)),
    browserOf(who) {
      const browser = (who && browsers.get(who)) ?? stranger
      // The limits of an address are another test's.
      browser.address = `10.${below(256)}.${below(256)}.${below(256)}`
      return browser
    },
    seat: (account, browser) => browsers.set(account, browser),
    setClock: () => portal.later(world.now - portal.database.now().getTime()),
  }
}

function placeOf({ regions }: TestPortal, slug: string): Place {
  const region = regions.get(`RU-${slug.toUpperCase()}`)
  if (region === undefined) throw new RangeError(slug)
  return { code: region.code, slug, timeZone: region.timeZone }
}
