import { fail, ok, type Result } from '../lib/result.ts'

export type PasswordError = 'empty' | 'short' | 'long' | 'characters' | 'spaces' | 'common' | 'different'

const shortest = 6
const longest = 128

/**
 * The portal's rule: Latin letters and digits, six or more, and none of the commonest. What was typed is judged
 * and kept as it stands: nothing is trimmed, cut or changed.
 */
export function checkNewPassword(
  typed: { readonly password: string; readonly again: string },
  common: ReadonlySet<string>,
): Result<string, PasswordError> {
  const { password, again } = typed
  if (password === '') return fail('empty')
  if (password.length > longest) return fail('long')
  if (/\s/.test(password)) return fail('spaces')
  if (!/^[A-Za-z0-9]*$/.test(password)) return fail('characters')
  if (password.length < shortest) return fail('short')
  if (common.has(password.toLowerCase())) return fail('common')
  if (password !== again) return fail('different')
  return ok(password)
}

/** Nobody's password is longer: hashing it would only be work for an attacker to ask for. */
export const isTooLong = (password: string): boolean => password.length > longest
