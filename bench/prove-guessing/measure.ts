import type { Seen } from './stage.ts'

const month = 30 * 24 * 60 * 60_000

/** The longest row of wrong passwords that no sign-in interrupts. */
export function longestRow({ events }: Seen): number {
  let row = 0
  let longest = 0
  for (const { is } of events) {
    if (is === 'in') row = 0
    if (is === 'wrong') longest = Math.max(longest, (row += 1))
  }
  return longest
}

/** The most wrong passwords in any 30 days. */
export function mostInMonth({ events }: Seen): number {
  const wrong = events.filter(({ is }) => is === 'wrong').map(({ at }) => at)
  return Math.max(0, ...wrong.map((from) => wrong.filter((at) => at >= from && at < from + month).length))
}

export const countOf = ({ events }: Seen, kind: Seen['events'][number]['is']): number =>
  events.filter(({ is }) => is === kind).length
