import { dateInWords } from '../../lib/date-words.ts'
import { printDocumentNumber } from '../../lib/documents.ts'
import { printEnp } from '../../lib/enp.ts'
import { maskEnp, maskNumber, maskSnils } from '../../lib/mask.ts'
import { printPhone } from '../../lib/phone.ts'
import { printSnils } from '../../lib/snils.ts'
import { countryName } from '../citizenship.ts'
import { ru } from '../messages.ts'
import { paperTypeOf } from '../paper-type.ts'
import type { CardDocument, CardFieldName, CardValues } from '../patient-card.ts'

type Print<T> = (value: T, masked: boolean) => string

const asIs: Print<string> = (text) => text

const prints: { readonly [F in CardFieldName]: Print<CardValues[F]> } = {
  lastName: asIs,
  firstName: asIs,
  middleName: asIs,
  birthDate: (date) => dateInWords(date),
  gender: (gender) => ru.genders[gender],
  snils: (snils, masked) => (masked ? maskSnils(snils) : printSnils(snils)),
  citizenship: countryName,
  birthPlace: asIs,
  document: (paper, masked) => Object.values(printPaper(paper, masked)).filter(Boolean).join(', '),
  policy: printPolicy,
  mobile: printPhone,
  homePhone: printPhone,
  email: asIs,
  residence: ({ text }) => text,
  registration: ({ text }) => text,
}

/** A value grouped as on paper; numbers of papers with stars where they are masked. */
export function printValue<F extends CardFieldName>(field: F, value: CardValues[F], masked: boolean): string {
  return prints[field](value, masked)
}

export type PrintedPaper = {
  readonly [K in 'number' | 'issueDate' | 'issuedBy' | 'issueId']: string | undefined
}

export function printPaper(paper: CardDocument, masked: boolean): PrintedPaper {
  const { type, series, number, issueDate, issuedBy, issueId } = paper
  const printed = number && printDocumentNumber(paperTypeOf(type), { ...(series && { series }), number })
  return {
    number: printed && (masked ? maskNumber(printed) : printed),
    issueDate: issueDate && dateInWords(issueDate),
    issuedBy,
    issueId: issueId?.replace(/^(\d{3})-?(\d{3})$/, '$1-$2'),
  }
}

function printPolicy({ series, number = '' }: CardDocument, masked: boolean): string {
  if (/^\d{16}$/.test(number)) return masked ? maskEnp(number) : printEnp(number)
  const whole = [series, number].filter(Boolean).join(' ')
  return masked ? maskNumber(whole) : whole
}
