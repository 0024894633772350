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
  /** By the portal itself, after a write of a kind that it was not killed after yet. */
  | { readonly write: 'new' }

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

/** More than there are: the last of them finds no write that is new. */
export const mostWrites = 40

/** For a site of their own; `prove` ends them when nothing new is written. */
export const killsAfterWrites: readonly Kill[] = Array.from({ length: mostWrites }, () => ({ write: 'new' }))

export function nameOf(kill: Kill): string {
  if ('at' in kill) return kill.at
  if ('upon' in kill) return `upon ${kill.upon}`
  return 'amid' in kill ? `amid ${kill.amid}, ${kill.after} ms` : 'after a new write'
}
