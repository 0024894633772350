import { failpoints, type Failpoint } from '../../portal/failpoint.ts'
import { askings, tellings, type Asked, type Told } from './acknowledged.ts'
import type { Chance } from './chance.ts'

export type Kill =
  /** By the portal itself, at a named place. */
  | { readonly at: Failpoint }
  /** By the client, in the same moment in which somebody is told this. */
  | { readonly upon: Told }
  /** By the client, so many milliseconds after somebody asked for this. */
  | { readonly amid: Asked; readonly after: number }

/** About as long as the slowest of these requests takes, in milliseconds. */
const longestMoment = 120

/** Every failpoint, every acknowledgement and every request that changes something. */
export const killsOfRound: number = failpoints.length + tellings.length + askings.length

/** So many kills: whole rounds, each in an order of its own, and the beginning of one more. */
export function killsOf(runs: number, chance: Chance): readonly Kill[] {
  const kills: Kill[] = []
  while (kills.length < runs) {
    kills.push(
      ...chance.shuffled<Kill>([
        ...failpoints.map((at) => ({ at })),
        ...tellings.map((upon) => ({ upon })),
        ...askings.map((amid) => ({ amid, after: chance.below(longestMoment) })),
      ]),
    )
  }
  return kills.slice(0, runs)
}

export function nameOf(kill: Kill): string {
  if ('at' in kill) return kill.at
  return 'upon' in kill ? `upon ${kill.upon}` : `amid ${kill.amid}, ${kill.after} ms`
}
