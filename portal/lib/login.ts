import { readEmail } from './email.ts'
import { readPhone } from './phone.ts'
import { fail, ok, type Result } from './result.ts'
import { readSnils } from './snils.ts'

export type Login = { readonly kind: 'phone' | 'email' | 'snils'; readonly value: string }

/**
 * The logins that a typed identifier may mean, in one normal form each. Bare eleven digits may be a phone and a СНИЛС
 * at once: both are returned, and the caller looks for both in one statement.
 */
export function readLogin(text: string): Result<readonly Login[], 'malformed'> {
  if (text.includes('@')) {
    const email = readEmail(text)
    return email.ok ? ok([{ kind: 'email', value: email.value }]) : fail('malformed')
  }

  const phone = readPhone(text)
  const snils = readSnils(text)
  const logins: Login[] = []
  if (phone.ok) logins.push({ kind: 'phone', value: phone.value })
  if (snils.ok) logins.push({ kind: 'snils', value: snils.value })
  return logins.length > 0 ? ok(logins) : fail('malformed')
}
