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

export type SecondFactor = {
  readonly oid: number
  readonly code: string
  readonly sentAt: Date
  readonly triesLeft: number
}

export type CodeError = 'wrong' | 'expired' | 'used' | 'locked' | 'empty'

/** Sends a code; nothing when the person's second factor is locked. */
export function sendCode(stand: Stand, person: Person): SecondFactor | 'locked' {
  if (stand.memory.locks.secondFactorLockedUntil(person.id) !== undefined) return 'locked'

  const code = String(randomInt(10 ** codeLength)).padStart(codeLength, '0')
  const sentAt = stand.now()
  const text = `Тестовый стенд ЕСИА. Код для входа: ${code}. Никому его не сообщайте`
  const phone = contactOf(person, 'MBT')
  if (phone === undefined) throw new Error(`${person.id} has no phone for the code`)
  stand.memory.sms.send(phone.value, { text, code, sentAt })

  return { oid: person.oid, code, sentAt, triesLeft: stand.assumed.amount('otp-tries') }
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
  if (stand.now().getTime() - secondFactor.sentAt.getTime() >= msOf(stand, 'otp-life')) return 'expired'
  if (same(digits, secondFactor.code)) return undefined

  const triesLeft = secondFactor.triesLeft - 1
  stand.memory.sessions.edit(id, (kept) => ({ ...kept, secondFactor: { ...secondFactor, triesLeft } }))
  if (triesLeft > 0) return 'wrong'

  stand.memory.locks.lockSecondFactor(person.id)
  return 'locked'
}

export type ResendError = 'too-soon' | 'none-left' | 'locked'

export function resendCode(
  stand: Stand,
  { id, secondFactor }: Session & { readonly secondFactor: SecondFactor },
): ResendError | undefined {
  const person = stand.people.byOid(secondFactor.oid)
  if (person === undefined) return 'locked'
  if (stand.now().getTime() - secondFactor.sentAt.getTime() < resendAfterMs(stand)) return 'too-soon'
  if (stand.memory.locks.secondFactorLockedUntil(person.id) !== undefined) return 'locked'
  if (!stand.memory.locks.takeResend(person.id)) return 'none-left'

  const sent = sendCode(stand, person)
  if (sent === 'locked') return 'locked'
  // A new code brings no new tries: else guessing would go on as long as SMS do.
  const renewed = { ...sent, triesLeft: secondFactor.triesLeft }
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
