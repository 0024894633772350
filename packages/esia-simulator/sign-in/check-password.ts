import { createHash, timingSafeEqual } from 'node:crypto'
import { openAnomaly } from '../captcha/anomaly.ts'
import { hasLogin, readLogin, type Login } from '../people/login.ts'
import type { Person } from '../people/person.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import type { Session } from './session.ts'

/** `wrong-picture` is a wrong password after which a picture is asked for; `picture`, that nothing was tried without it. */
export type PasswordError =
  | 'empty-login'
  | 'unreadable-login'
  | 'unreadable-email'
  | 'empty-password'
  | 'wrong'
  | 'wrong-picture'
  | 'picture'
  | 'wait'

export type Credentials = {
  readonly login: string
  readonly password: string
  /** What the login is, where it was said. */
  readonly kind?: Login['kind'] | undefined
}

/** Never tells a wrong login from a wrong password, as the public page does not. */
export function checkPassword(
  stand: Stand,
  session: Session,
  { login, password, kind }: Credentials,
): Result<Person, PasswordError> {
  const typed = login.trim()
  if (typed === '') return fail('empty-login')
  if (isUnreadable(typed)) return fail(typed.includes('@') ? 'unreadable-email' : 'unreadable-login')
  if (password === '') return fail('empty-password')

  const { locks, pictures, sessions } = stand.memory
  const readings = readLogin(login).filter((reading) => kind === undefined || reading.kind === kind)
  const key = createHash('sha256')
    .update(readings[0]?.value ?? login)
    .digest('base64url')
  if (locks.passwordMustWait(key)) return fail('wait')

  const { anomaly } = session
  if (pictures.isNeededFor(key) && !(anomaly?.kind === 'picture' && anomaly.key === key && anomaly.solved)) {
    openAnomaly(stand, session, { kind: 'picture', login: typed, key, afterWrong: false })
    return fail('picture')
  }
  // A solved picture opens one try.
  sessions.edit(session.id, (kept) => ({ ...kept, anomaly: undefined }))

  const people = stand.people.all().filter((person) => readings.some((reading) => hasLogin(person, reading)))
  const person = people.find((one) => same(one.password, password))
  if (person !== undefined) {
    locks.rightPassword(key)
    pictures.rightPassword(key)
    return ok(person)
  }

  locks.wrongPassword(key)
  pictures.wrongPassword(key)
  if (!pictures.isNeededFor(key)) return fail('wrong')
  openAnomaly(stand, session, { kind: 'picture', login: typed, key, afterWrong: true })
  return fail('wrong-picture')
}

/** Neither figures, as of a phone or СНИЛС, nor an address; of figures the page does not say which are missing. */
const isUnreadable = (typed: string): boolean =>
  !/^[\d\s()+.-]+$/.test(typed) && readLogin(typed).length === 0

/** Digests have one length, so the comparison tells nothing of the password's. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
