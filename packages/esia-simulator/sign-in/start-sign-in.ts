import { openAnomaly } from '../captcha/anomaly.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { checkPassword, type Credentials, type PasswordError } from './check-password.ts'
import { startSecondFactor } from './second-factor.ts'
import type { Entering, Session } from './session.ts'
import { stepsFor } from './steps-for.ts'

export type StartError =
  | PasswordError
  | 'account-locked'
  | 'question'
  | { readonly lockedUntil: Date | undefined }

/** A session that waits for its code, or who enters without one. */
export type Started = { readonly waiting: Session } | { readonly entering: Entering }

/** Login and password; then the code, unless this person has no second factor. */
export function startSignIn(
  stand: Stand,
  session: Session,
  credentials: Credentials,
): Result<Started, StartError> {
  const checked = checkPassword(stand, session, credentials)
  if (!checked.ok) return checked
  const person = checked.value

  if (person.locked) return fail('account-locked')

  const { kind, solved, key } = session.anomaly ?? {}
  const answered = kind === 'question' && solved === true && key === person.id
  if (stand.memory.steps.take('ANOMALY_QUESTION', person.id) && !answered) {
    openAnomaly(stand, session, {
      kind: 'question',
      login: credentials.login.trim(),
      key: person.id,
      afterWrong: false,
    })
    return fail('question')
  }

  const offered = stand.memory.steps.take('FILL_MFA', person.id)
  const secondFactor =
    offered || !stand.assumed.on('second-factor') ? undefined : startSecondFactor(stand, person)
  if (secondFactor === 'locked') {
    return fail({ lockedUntil: stand.memory.locks.secondFactorLockedUntil(person.id) })
  }
  if (secondFactor === undefined) {
    const steps = stepsFor(stand, person.id)
    return ok({ entering: { oid: person.oid, steps: offered ? ['FILL_MFA', ...steps] : steps } })
  }

  const waiting: Session = { ...session, anomaly: undefined, secondFactor, signedIn: undefined }
  stand.memory.sessions.set(session.id, waiting)
  return ok({ waiting })
}
