import type { Entry } from './acknowledged.ts'

/** The client's log of everybody, in the order in which things happened to them. */
export type Log = {
  readonly entries: readonly Entry[]
  readonly write: (entry: Entry) => void
  /** From now on told of each line before its writer goes on; one listener at a time. */
  readonly listen: (listener: (entry: Entry) => void) => void
}

export function newLog(): Log {
  const entries: Entry[] = []
  let hear: (entry: Entry) => void = () => undefined

  return {
    entries,
    write(entry) {
      entries.push(entry)
      hear(entry)
    },
    listen(listener) {
      hear = listener
    },
  }
}
