import type { Catalogues, Language } from '../lib/language.ts'
import { counted } from '../lib/plural.ts'

/** Seconds to wait after so many failures in a row with one identifier: five are free, then an hour at most. */
export const waits = [0, 0, 0, 0, 0, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600] as const

/** Failures this old (ms) are forgotten. */
export const failuresLast = 24 * 60 * 60_000

/** When the next try may be made. */
export function nextTryAt({ failures, lastFailedAt }: { failures: number; lastFailedAt: Date }): Date {
  const wait = waits[Math.min(failures, waits.length - 1)] ?? 0
  return new Date(lastFailedAt.getTime() + wait * 1000)
}

export type SignInError =
  | 'login-empty'
  | 'login-malformed'
  | 'password-empty'
  | 'wrong'
  | 'wait'
  | 'closed'
  | 'busy'
  | 'too-many'

/** A wait in words that need no counting: whole minutes from one up, seconds below. */
export function waitInWords(milliseconds: number, language: Language): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  return seconds < 60 ? units[language].seconds(seconds) : units[language].minutes(Math.ceil(seconds / 60))
}

const units = {
  ru: {
    seconds: (number: number) => `${number} с`,
    minutes: (number: number) => `${number} мин`,
  },
  en: {
    seconds: (number: number) => counted('en', number, { one: 'second', other: 'seconds' }),
    minutes: (number: number) => counted('en', number, { one: 'minute', other: 'minutes' }),
  },
} satisfies Catalogues<object>
