import { fail, ok, type Result } from '../result.ts'
import type { Clock } from './clock.ts'

/** What may be asked of the clock; the first that is there counts. */
export const clockWords = ['now', 'advance', 'stop', 'run', 'reset'] as const
export type ClockWord = (typeof clockWords)[number]

export type Asked = { readonly word: ClockWord; readonly value: string }

const earliest = Date.parse('1970-01-02T00:00:00Z')
const latest = Date.parse('9000-01-01T00:00:00Z')
/** A hundred years, in seconds. */
const furthest = 3_155_760_000

/** `now` is an ISO date and time with its zone, `advance` whole seconds, below 0 back. An error says what would do. */
export function turnClock(clock: Clock, { word, value }: Asked): Result<undefined, string> {
  if (word === 'now') return setClock(clock, value)
  if (word === 'advance') return advanceClock(clock, value)
  clock[word]()
  return ok(undefined)
}

function setClock(clock: Clock, value: string): Result<undefined, string> {
  const readable = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(value)
  const date = new Date(readable ? value : Number.NaN)
  if (!(date.getTime() >= earliest && date.getTime() <= latest)) {
    return fail(`now is ${quote(value)} instead of a time such as 2027-01-01T09:00:00+03:00`)
  }
  clock.set(date)
  return ok(undefined)
}

function advanceClock(clock: Clock, value: string): Result<undefined, string> {
  const seconds = Number(value)
  const then = clock.now().getTime() + seconds * 1000
  if (!/^-?\d{1,10}$/.test(value) || Math.abs(seconds) > furthest || then < earliest || then > latest) {
    return fail(`advance is ${quote(value)} instead of whole seconds, below 0 to go back`)
  }
  clock.advance(seconds * 1000)
  return ok(undefined)
}

const quote = (text: string): string => JSON.stringify(text.slice(0, 80))
