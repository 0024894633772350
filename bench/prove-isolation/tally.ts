export type Count = { allowed: number; refused: number }

/** What was done: how often each kind of operation was allowed and refused, and the last lines of the log. */
export type Tally = {
  readonly counts: Readonly<Record<string, Count>>
  readonly count: (name: string, end: keyof Count) => void
  readonly note: (line: string) => void
  /** The last lines, the newest last; of those before, the ones that name one of these. */
  readonly told: (names: readonly string[]) => readonly string[]
}

/** Lines that are kept, and those of them that are told whatever they are of. */
const [kept, last] = [2000, 12]

export function newTally(): Tally {
  const counts: Record<string, Count> = {}
  const log: string[] = []

  return {
    counts,
    count(name, end) {
      const counted = (counts[name] ??= { allowed: 0, refused: 0 })
      counted[end] += 1
    },
    note(line) {
      log.push(line)
      if (log.length > 2 * kept) log.splice(0, log.length - kept)
    },
    told(names) {
      const before = log.slice(0, -last).filter((line) => names.some((name) => line.includes(name)))
      return [...before.slice(-2 * last), ...log.slice(-last)]
    },
  }
}
