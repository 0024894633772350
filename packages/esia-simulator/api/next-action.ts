import { nextStep, type NextStep } from '../sign-in/next-step.ts'
import { paths } from '../paths.ts'
import { codeLength, maskedPhone } from '../sign-in/second-factor.ts'
import type { Session } from '../sign-in/session.ts'
import type { Stand } from '../stand.ts'

/** What the JSON API of the sign-in page answers, from the same rule as the pages. */
export function nextAction(stand: Stand, session: Session): object {
  const next = nextStep(stand, session)
  if (next.step === 'return') return { action: 'DONE', redirect_url: next.address }
  return answers[next.step](stand, session)
}

type Answer = (stand: Stand, session: Session) => object

const answers: Readonly<Record<Exclude<NextStep['step'], 'return'>, Answer>> = {
  home: (stand) => ({ action: 'DONE', redirect_url: `${stand.origin}${paths.home}` }),
  grant: (_stand, session) => ({ action: 'GRANT_SCOPE_ACCESS', scopes: session.request?.scopes ?? [] }),
  'second-factor': (stand, session) => ({ action: 'ENTER_MFA', mfa_details: smsDetails(stand, session) }),
  'sign-in': () => ({ action: 'ENTER_LOGIN' }),
}

function smsDetails(stand: Stand, { secondFactor }: Session): object | undefined {
  const person = secondFactor === undefined ? undefined : stand.people.byOid(secondFactor.oid)
  if (secondFactor === undefined || person === undefined) return undefined

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
