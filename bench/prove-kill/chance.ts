/** Random numbers that a seed repeats (mulberry32): what is chosen is repeatable, what processes do meanwhile is not. */
export type Chance = {
  /** From 0 up to and without `limit`. */
  readonly below: (limit: number) => number
  readonly either: () => boolean
  readonly shuffled: <T>(items: readonly T[]) => readonly T[]
}

export function chanceOf(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)

  return {
    below,
    either: () => next() < 0.5,
    shuffled: (items) =>
      items
        .map((item) => ({ item, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item),
  }
}
