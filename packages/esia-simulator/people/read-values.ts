import type { ObjectFields } from '../object-fields.ts'
import { isTestSnils, snilsFits } from './check-digits.ts'
import type { Doubts } from './doubts.ts'

/** `dd.MM.yyyy`, as ESIA writes it, or ISO; answers ISO. */
export function readDate(fields: ObjectFields, name: string): string {
  const words = 'a date dd.MM.yyyy or yyyy-MM-dd'
  const text = fields.matching(name, /^(?:\d{2}\.\d{2}\.\d{4}|\d{4}-\d{2}-\d{2})$/, words)
  const iso = text.includes('.') ? text.split('.').toReversed().join('-') : text
  const date = new Date(`${iso}T00:00:00Z`)
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)) return iso
  throw fields.wrong(name, 'is no day of the calendar')
}

/** `000-000-000 00` or eleven digits; answers it as ESIA writes it. */
export function readSnils(fields: ObjectFields, doubts: Doubts): string {
  const text = fields.matching('snils', /^\d{3}-?\d{3}-?\d{3}[ -]?\d{2}$/, '000-000-000 00')
  const digits = text.replaceAll(/\D/g, '')
  const snils = digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1-$2-$3 $4')

  if (!snilsFits(snils)) doubts.refuse(fields.wrong('snils', 'has wrong control digits'))
  else if (!isTestSnils(snils)) {
    doubts.warn(fields.wrong('snils', 'may be somebody’s: numbers up to 001-001-998 are nobody’s'))
  }
  return snils
}

/** In any usual spelling; answers `+7(DDD)DDDDDDD`. */
export function readPhone(fields: ObjectFields, name: string, doubts: Doubts): string {
  const [, code = '', number = ''] =
    /^(?:\+7|8)(\d{3})(\d{7})$/.exec(fields.text(name).replaceAll(/[\s()-]/g, '')) ?? []
  if (code === '') throw fields.wrong(name, 'is no phone: +7(000)0000000')
  if (code !== '000')
    doubts.warn(fields.wrong(name, 'may be somebody’s phone: those of +7(000) are nobody’s'))
  return `+7(${code})${number}`
}

export function readEmail(fields: ObjectFields, name: string, doubts: Doubts): string {
  const email = fields.matching(name, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address')
  if (!/[.@](?:example|test|invalid)$|@example\.(?:com|net|org)$/.test(email)) {
    doubts.warn(fields.wrong(name, 'may be somebody’s address: those that end with .example are nobody’s'))
  }
  return email
}
