import { contactOf, type Person } from './person.ts'

export type Login = { readonly kind: 'phone' | 'email' | 'snils'; readonly value: string }

/**
 * Reads what a person typed into «Телефон / Эл. почта / СНИЛС», in any usual spelling.
 * A phone comes out as ten digits after +7, СНИЛС as eleven digits; several readings where digits fit both.
 */
export function readLogin(typed: string): readonly Login[] {
  const text = typed.trim()
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return [{ kind: 'email', value: text.toLowerCase() }]
  if (!/^[\d\s()+.-]+$/.test(text)) return []

  const digits = text.replaceAll(/\D/g, '')
  const logins: Login[] = []
  if (digits.length === 11 && /^[78]/.test(digits)) logins.push({ kind: 'phone', value: digits.slice(1) })
  if (digits.length === 10) logins.push({ kind: 'phone', value: digits })
  if (digits.length === 11 && !text.startsWith('+')) logins.push({ kind: 'snils', value: digits })
  return logins
}

/** Only a verified phone or e-mail opens an account; СНИЛС always does. */
export function hasLogin(person: Person, login: Login): boolean {
  if (login.kind === 'snils') return person.snils?.replaceAll(/\D/g, '') === login.value

  const contact = contactOf(person, login.kind === 'phone' ? 'MBT' : 'EML')
  if (contact === undefined || !contact.verified) return false
  return login.kind === 'phone'
    ? contact.value.replaceAll(/\D/g, '').slice(1) === login.value
    : contact.value === login.value
}
