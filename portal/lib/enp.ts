import { isRealDate } from './dates.ts'
import { fail, ok, type Result } from './result.ts'
import { onlyDigits, plainNumber } from './typed-number.ts'

export type EnpError = 'malformed' | 'blank-number' | 'checksum'
export type EnpWarning = 'birth-date-differs' | 'gender-differs'

/**
 * Reads the 16-digit number of an ОМС policy (ЕНП) in any spelling.
 *
 * @returns 16 ASCII digits. `blank-number`: 11 digits, the number printed on the back of the plastic blank, often
 * taken for the policy's. `checksum`: the last digit is wrong (Luhn, HL7 «Mod 10»).
 */
export function readEnp(text: string): Result<string, EnpError> {
  const digits = onlyDigits(plainNumber(text))
  if (digits?.length === 11) return fail('blank-number')
  if (digits?.length !== 16 || /^0+$/.test(digits)) return fail('malformed')
  return luhn(digits) ? ok(digits) : fail('checksum')
}

/**
 * Birth date (ISO) and sex that a ЕНП was made from; undefined where its digits hold no real date.
 * Digits 3–4 are 99 − month, 5–8 the reversed 9999 − year, 9–10 are 99 − day; month + 20 up to 1950, + 40 up to 2000;
 * day + 50 for men.
 */
export function decodeEnp(enp: string): { birthDate: string; gender: 'M' | 'F' } | undefined {
  const month = 99 - Number(enp.slice(2, 4))
  const year = 9999 - Number(Array.from(enp.slice(4, 8)).reverse().join(''))
  const day = 99 - Number(enp.slice(8, 10))

  const shift = year <= 1950 ? 20 : year <= 2000 ? 40 : 0
  const male = day > 50
  const date = { year, month: month - shift, day: male ? day - 50 : day }
  if (!isRealDate(date)) return undefined

  const two = (value: number) => String(value).padStart(2, '0')
  return { birthDate: `${date.year}-${two(date.month)}-${two(date.day)}`, gender: male ? 'M' : 'F' }
}

/**
 * Where a ЕНП and the person differ. Never a refusal: sex may have changed, and policies were issued with errors.
 * Its first two digits tell the region of the first insurance, so they are compared with nothing.
 */
export function enpWarnings(
  enp: string,
  person: { readonly birthDate?: string | undefined; readonly gender?: 'M' | 'F' | undefined },
): readonly EnpWarning[] {
  const coded = decodeEnp(enp)
  const warnings: EnpWarning[] = []
  if (person.birthDate !== undefined && coded?.birthDate !== person.birthDate)
    warnings.push('birth-date-differs')
  if (person.gender !== undefined && coded !== undefined && coded.gender !== person.gender)
    warnings.push('gender-differs')
  return warnings
}

/** `7853310842002137` → `7853 3108 4200 2137`. */
export function printEnp(enp: string): string {
  return enp.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
}

function luhn(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
