import { setTimeout as pause } from 'node:timers/promises'
import type { TrialPerson } from '../../bin/starter/trial.ts'
import type { Breach } from './breach.ts'
import { Browser, type Sites } from './browser.ts'
import type { Chance } from './chance.ts'
import { Cut } from './client.ts'
import { Lost, step } from './journey.ts'
import type { Log } from './log.ts'
import { cutOff, type Road, type Traveller } from './traveller.ts'

type Region = Traveller['region']

export type Crowd = {
  /** Sends up to so many people on their road, beside those who are on theirs; tells how many went. */
  readonly begin: (count: number, road?: Road) => number
  /** Resolves when nobody is on the road: all are through, or were told something that is not so. */
  readonly arrived: () => Promise<void>
  readonly counts: () => { readonly begun: number; readonly through: number; readonly onTheRoad: number }
}

type Gathering = {
  readonly sites: Sites
  readonly people: readonly TrialPerson[]
  readonly regions: readonly Region[]
  readonly chance: Chance
  readonly log: Log
  /** Resolves while the portal runs; when it doesn't, once it does again. */
  readonly running: () => Promise<void>
  readonly fail: (breach: Breach) => void
}

/** More means that a person walks in circles. */
const mostSteps = 60

/** People who register, each in each region once; whoever is cut off goes on by what they know. */
export function gather({ sites, people, regions, chance, log, running, fail }: Gathering): Crowd {
  const waiting = [
    ...chance.shuffled(people.flatMap((person) => regions.map((region) => ({ person, region })))),
  ]
  const onTheRoad = new Map<string, Promise<void>>()
  const counted = { begun: 0, through: 0 }

  const travellerOf = (pair: (typeof waiting)[number], road: Road): Traveller => {
    const traveller: Traveller = {
      ...pair,
      road,
      password: `Kalina${1000 + chance.below(9000)}`,
      log,
      browser: new Browser(sites, async () => {
        cutOff(traveller)
        // The portal is seen to be gone a moment after its connections are.
        await pause(50)
        await running()
        return chance.either() ? 'ask-again' : 'give-up'
      }),
    }
    return traveller
  }

  const walk = async (traveller: Traveller) => {
    for (let steps = 0; steps < mostSteps; steps += 1) {
      try {
        if (await step(traveller)) {
          counted.through += 1
          return
        }
      } catch (error) {
        if (!(error instanceof Cut)) throw error
        await running()
      }
    }
    throw new Error('walks in circles')
  }

  return {
    begin(count, road) {
      for (let went = 0; went < count; went += 1) {
        // One person in two regions at once would read the same phone.
        const next = waiting.findIndex(({ person }) => !onTheRoad.has(person.id))
        const [pair] = next < 0 ? [] : waiting.splice(next, 1)
        if (pair === undefined) return went
        counted.begun += 1
        const own = road ?? (chance.either() ? 'consent-first' : 'gosuslugi-first')
        const walking = walk(travellerOf(pair, own))
          .catch((error: unknown) => {
            const why = error instanceof Error ? error.message : String(error)
            fail({
              kind: error instanceof Lost ? 'lost' : 'unresolved',
              words: `${pair.region.code}/${pair.person.name}: ${why}`,
            })
          })
          .finally(() => onTheRoad.delete(pair.person.id))
        onTheRoad.set(pair.person.id, walking)
      }
      return count
    },
    async arrived() {
      await Promise.all(onTheRoad.values())
    },
    counts: () => ({ ...counted, onTheRoad: onTheRoad.size }),
  }
}
