import { isLeap, partsOf, readDate, type DateError } from './dates.ts'
import { fail, type Result } from './result.ts'

export type BirthDateError = DateError | 'future' | 'too-old'

const longestLife = 130

/**
 * Full years on a day; both ISO dates. Negative before birth.
 *
 * The one place where the rule of 29 February stands: in a common year the age is reached on 1 March, since a term of
 * years ends with the last day of February and what follows it begins the next day (ГК РФ, art. 191, 192 p. 1 and 3).
 */
export function ageOn(birthDate: string, day: string): number {
  const birth = partsOf(birthDate)
  const on = partsOf(day)
  return on.year - birth.year - (day < birthdayIn(birthDate, on.year) ? 1 : 0)
}

/** The ISO date from which a person has lived this many full years. */
export function reachesAge(birthDate: string, years: number): string {
  return birthdayIn(birthDate, partsOf(birthDate).year + years)
}

/** Reads a birth date: not after `today` (ISO), not over 130 years before it. */
export function readBirthDate(text: string, today: string): Result<string, BirthDateError> {
  return notBeyondLife(readDate(text), today)
}

/** The same check for a date read from three fields. */
export function notBeyondLife(
  date: Result<string, DateError>,
  today: string,
): Result<string, BirthDateError> {
  if (!date.ok) return date
  if (date.value > today) return fail('future')
  return ageOn(date.value, today) > longestLife ? fail('too-old') : date
}

function birthdayIn(birthDate: string, year: number): string {
  const day = birthDate.slice('0000-'.length)
  return `${String(year).padStart(4, '0')}-${day === '02-29' && !isLeap(year) ? '03-01' : day}`
}
