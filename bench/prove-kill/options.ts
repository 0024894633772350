import { parseArgs } from 'node:util'
import { killsOfRound } from './kills.ts'

export type Options = {
  /** How many times the portal is killed. */
  readonly runs: number
  readonly seed: number
  /** A server of this run's own instead of the embedded database. */
  readonly postgres: boolean
}

/** Throws a TypeError in one line where an option can't be used. Fewer kills than a round would miss a failpoint. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: String(killsOfRound) },
      seed: { type: 'string', default: '1' },
      postgres: { type: 'boolean', default: false },
    },
  })
  return {
    runs: whole('runs', values.runs, killsOfRound),
    seed: whole('seed', values.seed, 1),
    postgres: values.postgres,
  }
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text)
  if (/^\d{1,9}$/.test(text) && value >= least) return value
  throw new TypeError(`--${name} ${text}: a whole number from ${least} is needed`)
}
