import type { DerValue } from './read.ts'
import { tag } from './tags.ts'

const utcTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/

/** Reads UTCTime or GeneralizedTime in the one form that RFC 5280, 4.1.2.5 allows. Throws TypeError. */
export function readTime({ tag: type, content }: DerValue): Date {
  const text = Buffer.from(content).toString('latin1')
  if (type === tag.utcTime) {
    const [, year = '', ...rest] = utcTime.exec(text) ?? []
    return dateOf(Number(year) < 50 ? `20${year}` : `19${year}`, rest)
  }
  if (type === tag.generalizedTime) {
    const [, year = '', ...rest] = generalizedTime.exec(text) ?? []
    return dateOf(year, rest)
  }
  throw new TypeError('Time has another type')
}

function dateOf(
  year: string,
  [month = '', day = '', hours = '', minutes = '', seconds = '']: string[],
): Date {
  const iso = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.000Z`
  const date = new Date(iso)
  // A date such as 31 February parses, but prints otherwise.
  if (Number.isNaN(date.getTime()) || date.toISOString() !== iso) throw new TypeError('Time does not exist')
  return date
}

/** The tag and text of a moment, to the second: UTCTime until 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
export function timeParts(date: Date): { type: number; text: string } {
  const text = date.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  const year = date.getUTCFullYear()
  return year >= 1950 && year < 2050
    ? { type: tag.utcTime, text: text.slice(2) }
    : { type: tag.generalizedTime, text }
}
