import { randomInt } from 'node:crypto'
import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'

/** Nobody reads it, so nothing but the number and the way back is kept. */
export type SupportRequest = { readonly from: Origin; readonly sentAt: Date }

export type Origin = 'sign-in' | 'sms'

export type SupportError = 'no-story' | 'too-long' | 'no-email'

export const longestStory = 2_000

export const originOf = (text: string | undefined): Origin => (text === 'sms' ? 'sms' : 'sign-in')

type Asked = { readonly story: string; readonly email: string; readonly from: Origin }

/** Answers with the number of the request; all that is wrong with the form at once. */
export function askSupport(
  stand: Stand,
  { story, email, from }: Asked,
): Result<string, readonly SupportError[]> {
  const errors: SupportError[] = []
  if (story.trim() === '') errors.push('no-story')
  if (story.length > longestStory) errors.push('too-long')
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) errors.push('no-email')
  if (errors.length > 0) return fail(errors)

  const number = `ТС-${String(randomInt(1_000_000)).padStart(6, '0')}`
  stand.memory.support.set(number, { from, sentAt: stand.now() })
  return ok(number)
}
