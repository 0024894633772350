import { fail, ok, type Result } from '../lib/result.ts'
import { whyCommon, whyGuessable, type Blocklist, type Guessable } from './guessable.ts'

/** `manual`: Latin letters and digits, six or more. `strict`: any characters, eight or more. */
export type PasswordRule = 'manual' | 'strict'

export type PasswordError =
  | 'empty'
  | 'short'
  | 'long'
  | 'characters'
  | 'cyrillic'
  | 'spaces'
  | 'different'
  | Guessable

const shortest = { manual: 6, strict: 8 } as const satisfies Record<PasswordRule, number>
const longest = 128

type Against = {
  readonly rule: PasswordRule
  readonly blocklist: Blocklist
  /** From `ownWords`. */
  readonly own: ReadonlySet<string>
}

/** What was typed is judged and kept as it stands: nothing is trimmed, cut or changed but what `normalForm` says. */
export function checkNewPassword(
  typed: { readonly password: string; readonly again: string },
  { rule, blocklist, own }: Against,
): Result<string, PasswordError> {
  const password = normalForm(typed.password)
  if (password === '') return fail('empty')
  if (isTooLong(password)) return fail('long')
  if (rule === 'manual') {
    if (/\s/.test(password)) return fail('spaces')
    if (/[а-яё]/i.test(password)) return fail('cyrillic')
    if (!/^[A-Za-z0-9]*$/.test(password)) return fail('characters')
  }
  if (lengthOf(password) < shortest[rule]) return fail('short')
  const why = rule === 'manual' ? whyCommon : whyGuessable
  const guessable = why(password, blocklist, own)
  if (guessable !== undefined) return fail(guessable)
  return password === normalForm(typed.again) ? ok(password) : fail('different')
}

/** Keyboards differ in how they send й or ё, as one character or as two: NFC makes them one (RFC 8265, 4.2). */
export const normalForm = (password: string): string => password.normalize('NFC')

/** Nobody's password is longer: hashing it would only be work for an attacker to ask for. */
export const isTooLong = (password: string): boolean => lengthOf(normalForm(password)) > longest

/** In code points: a letter or a sign counts as one, however many bytes it takes (NIST SP 800-63B, 3.1.1.2). */
const lengthOf = (password: string): number => Array.from(password).length
