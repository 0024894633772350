import { randomInt, timingSafeEqual } from 'node:crypto'
import { contactOf, type Person } from '../people/person.ts'
import type { Stand } from '../stand.ts'
import type { Session } from './session.ts'

/** Seen in ESIA's own front-end. */
export const codeLength = 6

const msOf = ({ assumed }: Stand, name: 'otp-life' | 'otp-resend-after'): number =>
  assumed.amount(name) * 1000

/** How long a person waits from one SMS to the next. */
export const resendAfterMs = (stand: Stand): number => msOf(stand, 'otp-resend-after')

type ByTries = { readonly oid: number; readonly triesLeft: number }

/** By the names of the JSON API: a code of an SMS, or one of an application. */
export type SecondFactor =
  | (ByTries & { readonly type: 'SMS'; readonly code: string; readonly sentAt: Date })
  | (ByTries & { readonly type: 'TTP' })

export type CodeError = 'wrong' | 'expired' | 'used' | 'locked' | 'empty'

/** Undefined for a person who can get no code at all. */
export function startSecondFactor(stand: Stand, person: Person): SecondFactor | 'locked' | undefined {
  if (stand.memory.locks.secondFactorLockedUntil(person.id) !== undefined) return 'locked'

  const { oid } = person
  const triesLeft = stand.assumed.amount('otp-tries')
  if (stand.memory.authenticators.secretOf(person) !== undefined) return { type: 'TTP', oid, triesLeft }
  return contactOf(person, 'MBT') && { type: 'SMS', oid, triesLeft, ...sendCode(stand, person) }
}

function sendCode(stand: Stand, person: Person): { readonly code: string; readonly sentAt: Date } {
  const code = String(randomInt(10 ** codeLength)).padStart(codeLength, '0')
  const sentAt = stand.now()
  const text = `Тестовый стенд ЕСИА. Код для входа: ${code}. Никому его не сообщайте`
  stand.memory.sms.send(contactOf(person, 'MBT')?.value ?? '', { text, code, sentAt })
  return { code, sentAt }
}

/** Undefined when the code is right; a wrong one takes a try, the last locks the person's second factor. */
export function checkCode(
  stand: Stand,
  { id, secondFactor }: Session & { readonly secondFactor: SecondFactor },
  typed: string,
): CodeError | undefined {
  const person = stand.people.byOid(secondFactor.oid)
  if (person === undefined || stand.memory.locks.secondFactorLockedUntil(person.id) !== undefined)
    return 'locked'

  const digits = typed.replaceAll(/\s/g, '')
  if (digits === '') return 'empty'
  const error = judge(stand, person, secondFactor, digits)
  if (error !== 'wrong') return error

  const triesLeft = secondFactor.triesLeft - 1
  stand.memory.sessions.edit(id, (kept) => ({ ...kept, secondFactor: { ...secondFactor, triesLeft } }))
  if (triesLeft > 0) return 'wrong'

  stand.memory.locks.lockSecondFactor(person.id)
  return 'locked'
}

function judge(stand: Stand, person: Person, of: SecondFactor, digits: string): CodeError | undefined {
  if (of.type === 'TTP') {
    const judged = stand.memory.authenticators.check(person, digits)
    return judged === 'right' ? undefined : judged
  }
  if (stand.now().getTime() - of.sentAt.getTime() >= msOf(stand, 'otp-life')) return 'expired'
  return same(digits, of.code) ? undefined : 'wrong'
}

export type ResendError = 'too-soon' | 'none-left' | 'locked' | 'no-sms'

export function resendCode(
  stand: Stand,
  { id, secondFactor }: Session & { readonly secondFactor: SecondFactor },
): ResendError | undefined {
  const person = stand.people.byOid(secondFactor.oid)
  if (person === undefined) return 'locked'
  if (secondFactor.type !== 'SMS') return 'no-sms'
  if (stand.now().getTime() - secondFactor.sentAt.getTime() < resendAfterMs(stand)) return 'too-soon'
  if (stand.memory.locks.secondFactorLockedUntil(person.id) !== undefined) return 'locked'
  if (!stand.memory.locks.takeResend(person.id)) return 'none-left'

  // A new code brings no new tries: else guessing would go on as long as SMS do.
  const renewed = { ...secondFactor, ...sendCode(stand, person) }
  stand.memory.sessions.edit(id, (kept) => ({ ...kept, secondFactor: renewed }))
  return undefined
}

/** «+7 *** *** ** 67», as ESIA's own answer has it. */
export function maskedPhone(person: Person): string {
  return `+7 *** *** ** ${contactOf(person, 'MBT')?.value.slice(-2) ?? ''}`
}

function same(typed: string, code: string): boolean {
  const [one, other] = [Buffer.from(typed), Buffer.from(code)]
  return one.length === other.length && timingSafeEqual(one, other)
}
