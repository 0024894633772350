import { fail, ok, type Result } from './result.ts'
import { plainNumber } from './typed-number.ts'

export type PhoneError = 'malformed' | 'extension'

/**
 * Reads a phone number as people and ESIA write it: `8 (916) 123-45-67`, `+7(916)1234567`, `916 123 45 67`,
 * `8~10 375 …`. Ten digits without a country are Russian when they begin with 3, 4, 8 or 9.
 *
 * @returns E.164: `+7XXXXXXXXXX`, or a foreign number of 8 to 15 digits. `extension`: there is «доб.» or `#`.
 */
export function readPhone(text: string): Result<string, PhoneError> {
  const plain = plainNumber(text)
  if (/\d.*(?:[#;,]|доб|вн|ext|x)/i.test(plain)) return fail('extension')
  if (!/^\+?[\d ().~/-]+$/.test(plain)) return fail('malformed')

  const digits = plain.replaceAll(/\D/g, '')
  const number = plain.startsWith('+') ? afterPlus(digits) : withoutPlus(digits)
  return number === undefined ? fail('malformed') : ok(number)
}

/** Whether one-time codes can be sent there: a Russian mobile number. Takes E.164. */
export function isRussianMobile(phone: string): boolean {
  return /^\+79\d{9}$/.test(phone)
}

/** `+79161234567` → `+7 916 123-45-67`; a foreign number stays as it is. */
export function printPhone(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4')
}

function afterPlus(digits: string): string | undefined {
  // «+8 916…» is a common slip: no country has the code 89.
  if (/^89\d{9}$/.test(digits)) return `+7${digits.slice(1)}`
  if (digits.startsWith('7')) return digits.length === 11 ? `+${digits}` : undefined
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined
}

function withoutPlus(digits: string): string | undefined {
  if (/^[78]\d{10}$/.test(digits)) return `+7${digits.slice(1)}`
  if (/^[3489]\d{9}$/.test(digits)) return `+7${digits}`

  const abroad = /^(?:810|00)(\d+)$/.exec(digits)?.[1]
  return abroad === undefined ? undefined : afterPlus(abroad)
}
