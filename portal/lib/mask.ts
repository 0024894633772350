import { printPhone } from './phone.ts'

/** `11223344595` → `112-***-*** 95`. */
export function maskSnils(snils: string): string {
  return `${snils.slice(0, 3)}-***-*** ${snils.slice(-2)}`
}

/** `7853310842002137` → `**** **** **** 2137`. */
export function maskEnp(enp: string): string {
  return `**** **** **** ${enp.slice(-4)}`
}

/** `+79161234567` → `+7 916 ***-**-67`; of a foreign number the last two digits stay. */
export function maskPhone(phone: string): string {
  const printed = printPhone(phone)
  const kept = phone.startsWith('+7') ? '+7 916'.length : 1
  return printed.slice(0, kept) + printed.slice(kept, -2).replaceAll(/\d/g, '*') + printed.slice(-2)
}

/** `ivan@mail.ru` → `i***@mail.ru`; the count of stars tells nothing. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const [first = ''] = email.slice(0, at)
  return `${first}***${email.slice(at)}`
}

/** The number of a document or an old policy: letters and digits hidden but for the last two of more than four. */
export function maskNumber(number: string): string {
  const shown = number.replaceAll(/[^\p{L}\p{N}]/gu, '').length > 4 ? 2 : 0
  const end = number.length - shown
  return number.slice(0, end).replaceAll(/[\p{L}\p{N}]/gu, '*') + number.slice(end)
}
