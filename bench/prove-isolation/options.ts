import { parseArgs } from 'node:util'

export type Options = {
  readonly operations: number
  readonly people: number
  readonly seed: number
  /** A server of this run's own instead of the embedded database. */
  readonly postgres: boolean
}

/** Fewer would leave some operations out. */
export const leastOperations = 3000

/** Throws a TypeError in one line where an option can't be used. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      operations: { type: 'string', default: '100000' },
      people: { type: 'string', default: '9' },
      seed: { type: 'string', default: '1' },
      postgres: { type: 'boolean', default: false },
    },
  })
  return {
    operations: whole('operations', values.operations, leastOperations),
    people: whole('people', values.people, 3),
    seed: whole('seed', values.seed, 1),
    postgres: values.postgres,
  }
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text)
  if (/^\d{1,9}$/.test(text) && value >= least) return value
  throw new TypeError(`--${name} ${text}: a whole number from ${least} is needed`)
}
