import { createHash, timingSafeEqual } from 'node:crypto'
import { hasLogin, readLogin } from '../people/login.ts'
import type { Person } from '../people/person.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'

export type PasswordError =
  | 'empty-login'
  | 'unreadable-login'
  | 'unreadable-email'
  | 'empty-password'
  | 'wrong'
  | 'wait'

/** Never tells a wrong login from a wrong password, as the public page does not. */
export function checkPassword(stand: Stand, login: string, password: string): Result<Person, PasswordError> {
  const typed = login.trim()
  if (typed === '') return fail('empty-login')
  if (isUnreadable(typed)) return fail(typed.includes('@') ? 'unreadable-email' : 'unreadable-login')
  if (password === '') return fail('empty-password')

  const readings = readLogin(login)
  const key = createHash('sha256')
    .update(readings[0]?.value ?? login)
    .digest('base64url')
  if (stand.memory.locks.passwordMustWait(key)) return fail('wait')

  const people = stand.people.all().filter((person) => readings.some((reading) => hasLogin(person, reading)))
  const person = people.find((one) => same(one.password, password))
  if (person === undefined) {
    stand.memory.locks.wrongPassword(key)
    return fail('wrong')
  }
  stand.memory.locks.rightPassword(key)
  return ok(person)
}

/** Neither figures, as of a phone or СНИЛС, nor an address; of figures the page does not say which are missing. */
const isUnreadable = (typed: string): boolean =>
  !/^[\d\s()+.-]+$/.test(typed) && readLogin(typed).length === 0

/** Digests have one length, so the comparison tells nothing of the password's. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
