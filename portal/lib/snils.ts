import { fail, ok, type Result } from './result.ts'
import { onlyDigits, plainNumber } from './typed-number.ts'

export type SnilsError = 'malformed' | 'checksum'
export type SnilsWarning = 'three-equal-digits'

/** Numbers up to this one were given out before checksums (rules of the ОМС register, rostov-tfoms.ru). */
const lastUnchecked = 1_001_998

/**
 * Reads a СНИЛС in any spelling: `112-233-445 95`, bare digits, other digits, dashes, spaces and dots.
 *
 * @returns 11 ASCII digits. `malformed`: not 11 digits, or all zeros. `checksum`: the last two digits are wrong.
 */
export function readSnils(text: string): Result<string, SnilsError> {
  const digits = onlyDigits(plainNumber(text).replaceAll(/(?<=\d{3})\.(?=\d)/g, '-'))
  if (digits?.length !== 11 || /^0+$/.test(digits)) return fail('malformed')

  const number = Number(digits.slice(0, 9))
  if (number > lastUnchecked && checksum(digits) !== digits.slice(9)) return fail('checksum')
  return ok(digits)
}

/** Oddities that a real СНИЛС may have, so the person confirms them; takes 11 digits. */
export function snilsWarnings(snils: string): readonly SnilsWarning[] {
  return /(\d)\1\1/.test(snils.slice(0, 9)) ? ['three-equal-digits'] : []
}

/** `11223344595` → `112-233-445 95`. */
export function printSnils(snils: string): string {
  return snils.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1-$2-$3 $4')
}

function checksum(digits: string): string {
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, i) => total + Number(digit) * (9 - i), 0)
  return String((sum % 101) % 100).padStart(2, '0')
}
