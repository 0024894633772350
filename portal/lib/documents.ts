import { documentTypes, seriesMask, type DocumentType } from './document-types.ts'
import { cyrillicLookAlikes, romanLookAlikes } from './look-alikes.ts'
import { fail, ok, type Result } from './result.ts'
import { onlyDigits, plainNumber } from './typed-number.ts'

export type DocumentNumberError = 'series-malformed' | 'number-malformed'

export type DocumentNumber = { readonly series?: string; readonly number: string }

/**
 * Reads series and number by the masks of the ФНС: passport `4509` and `123456`, birth certificate `II-АБ` and
 * `123456` (Latin or look-alike Cyrillic numerals, any dash), others free up to 25 characters.
 *
 * @returns both in one normal form: digits without spaces, capitals; no series where none was given
 */
export function readDocumentNumber(
  type: DocumentType,
  typed: { readonly series: string; readonly number: string },
): Result<DocumentNumber, DocumentNumberError> {
  const series = readSeries(type, plainNumber(typed.series).toUpperCase(), typed.series.trim() === '')
  if (series === undefined) return fail('series-malformed')

  const plain = plainNumber(typed.number).toUpperCase()
  const number = onlyDigits(plain) !== undefined && seriesMask(type) ? onlyDigits(plain) : plain
  if (number === undefined || !documentTypes[type].mask.number.test(number) || !isWritten(number)) {
    return fail('number-malformed')
  }
  return ok(series === '' ? { number } : { series, number })
}

/** Reads `770-001` (код подразделения) in any spelling. */
export function readIssuerCode(text: string): Result<string, 'malformed'> {
  const digits = onlyDigits(plainNumber(text))
  return digits?.length === 6 ? ok(`${digits.slice(0, 3)}-${digits.slice(3)}`) : fail('malformed')
}

/** `45 09 123456` for a passport, `II-АБ 123456` for a birth certificate. */
export function printDocumentNumber(type: DocumentType, { series, number }: DocumentNumber): string {
  if (series === undefined) return number
  return `${seriesMask(type) === 'four-digits' ? series.replace(/^(\d\d)/, '$1 ') : series} ${number}`
}

/** Undefined: not a series of this document. Empty: none was given, and none is needed. */
function readSeries(type: DocumentType, plain: string, absent: boolean): string | undefined {
  const mask = seriesMask(type)
  if (mask === undefined)
    return absent || (plain.length > 0 && plain.length <= 25 && isWritten(plain)) ? plain : undefined
  if (mask === 'four-digits') return matching(/^\d{4}$/, onlyDigits(plain))
  if (mask === 'two-digits') return matching(/^\d{2}$/, onlyDigits(plain))
  if (mask === 'two-letters') return matching(/^[А-ЯЁ]{2}$/, cyrillicLookAlikes(plain))
  return readRomanAndLetters(plain)
}

/** A numeral below 40 and two letters; the hyphen may be a space or missing where the parts stay clear. */
function readRomanAndLetters(plain: string): string | undefined {
  const parts = /^(.{1,6}?) ?[- ] ?(.{2})$/u.exec(plain)
  const roman = romanLookAlikes(parts?.[1] ?? '')
  const letters = cyrillicLookAlikes(parts?.[2] ?? '')
  const wellFormed = /^(?=.)X{0,3}(?:IX|IV|V?I{0,3})$/.test(roman) && /^[А-ЯЁ]{2}$/.test(letters)
  return wellFormed ? `${roman}-${letters}` : undefined
}

function matching(mask: RegExp, text: string | undefined): string | undefined {
  return text !== undefined && mask.test(text) ? text : undefined
}

/** Letters, digits and what documents put between them: no controls, no pictures. */
function isWritten(text: string): boolean {
  return /^[\p{L}\p{M}\p{N} /№.()-]+$/u.test(text) && /[\p{L}\p{N}]/u.test(text)
}
