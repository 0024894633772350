import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { checkPassword, type PasswordError } from './check-password.ts'
import { sendCode } from './second-factor.ts'
import type { Session } from './session.ts'

export type StartError = PasswordError | 'account-locked' | { readonly lockedUntil: Date | undefined }

/** Login and password, then the SMS: the session that comes back waits for its code. */
export function startSignIn(
  stand: Stand,
  session: Session,
  { login, password }: { readonly login: string; readonly password: string },
): Result<Session, StartError> {
  const person = checkPassword(stand, login, password)
  if (!person.ok) return person

  if (person.value.locked) return fail('account-locked')

  const secondFactor = sendCode(stand, person.value)
  if (secondFactor === 'locked') {
    return fail({ lockedUntil: stand.memory.locks.secondFactorLockedUntil(person.value.id) })
  }

  const waiting = { ...session, secondFactor, signedIn: undefined }
  stand.memory.sessions.set(session.id, waiting)
  return ok(waiting)
}
