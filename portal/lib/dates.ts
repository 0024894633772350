import { fail, ok, type Result } from './result.ts'

/** Calendar days without a time zone, so a birth date never moves by a day; kept as `YYYY-MM-DD`. */
export type DayMonthYear = { readonly day: number; readonly month: number; readonly year: number }

export type DateError = 'malformed' | 'no-such-day' | 'two-digit-year' | 'outside-calendar'

/** Years kept: before 1800 nobody has papers, and the ISO form has four digits. */
const firstYear = 1800
const lastYear = 9999

/** Reads `YYYY-MM-DD` or `ДД.ММ.ГГГГ` (also with `/`, `-` or a space between), never month before day. */
export function readDate(text: string): Result<string, DateError> {
  if (text.length > 64) return fail('malformed')
  const plain = text.normalize('NFKC').trim()

  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain)
  if (iso) return fromParts({ day: iso[3] ?? '', month: iso[2] ?? '', year: iso[1] ?? '' })

  const russian = /^(\d{1,2})([./ -])(\d{1,2})\2(\d{2}|\d{4})$/.exec(plain)
  if (russian) return fromParts({ day: russian[1] ?? '', month: russian[3] ?? '', year: russian[4] ?? '' })
  return fail('malformed')
}

/** Reads the three fields of a date as they were typed; gives `YYYY-MM-DD`. */
export function fromParts(typed: {
  readonly day: string
  readonly month: string
  readonly year: string
}): Result<string, DateError> {
  const [day, month, year] = [typed.day, typed.month, typed.year].map((part) =>
    part.length > 16 ? '' : part.normalize('NFKC').trim(),
  )
  if (!day || !month || !year || ![day, month, year].every((part) => /^\d{1,4}$/.test(part)))
    return fail('malformed')
  if (year.length === 2) return fail('two-digit-year')

  const date = { day: Number(day), month: Number(month), year: Number(year) }
  if (date.year < firstYear || date.year > lastYear) return fail('outside-calendar')
  return isRealDate(date) ? ok(toIso(date)) : fail('no-such-day')
}

/** Whether the Gregorian calendar has this day. */
export function isRealDate({ day, month, year }: DayMonthYear): boolean {
  return Number.isInteger(year) && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(month, year)
}

/** The numbers of an ISO date that one of these functions made; throws on anything else. */
export function partsOf(iso: string): DayMonthYear {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) throw new TypeError('Not an ISO date')
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8)) }
}

export function toIso({ day, month, year }: DayMonthYear): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function daysInMonth(month: number, year: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Whole days from one ISO date to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  const at = (iso: string) => {
    const { year, month, day } = partsOf(iso)
    return Date.UTC(year, month - 1, day)
  }
  return (at(to) - at(from)) / 86_400_000
}
