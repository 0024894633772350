import { codeLength, maskedPhone } from '../sign-in/second-factor.ts'
import type { Session } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'

/** How the code comes, and what is left of it; undefined where none is waited for. */
export function mfaDetails(stand: Stand, { secondFactor }: Session): object | undefined {
  const person = secondFactor === undefined ? undefined : stand.people.byOid(secondFactor.oid)
  if (secondFactor === undefined || person === undefined) return undefined

  const common = { code_length: codeLength, verify_attempts_left: secondFactor.triesLeft }
  if (secondFactor.type === 'TTP') return { type: 'TTP', ttp_details: common }
  return {
    type: 'SMS',
    otp_details: {
      phone: maskedPhone(person),
      code_length: codeLength,
      verify_timeout_secs: stand.assumed.amount('otp-life'),
      verify_attempts_left: secondFactor.triesLeft,
    },
  }
}
