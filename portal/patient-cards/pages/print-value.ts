import { dateInWords } from '../../lib/date-words.ts'
import { printDocumentNumber } from '../../lib/documents.ts'
import { printEnp } from '../../lib/enp.ts'
import { usualLanguage, type Language } from '../../lib/language.ts'
import { maskEnp, maskNumber, maskSnils } from '../../lib/mask.ts'
import { printPhone } from '../../lib/phone.ts'
import { printSnils } from '../../lib/snils.ts'
import { countryName } from '../citizenship.ts'
import { words } from '../messages.ts'
import { paperTypeOf } from '../paper-type.ts'
import type { CardDocument, CardFieldName, CardValues } from '../patient-card.ts'

type Print<T> = (value: T, masked: boolean, language: Language) => string

const asIs: Print<string> = (text) => text

const prints: { readonly [F in CardFieldName]: Print<CardValues[F]> } = {
  lastName: asIs,
  firstName: asIs,
  middleName: asIs,
  birthDate: (date, _, language) => dateInWords(date, language),
  gender: (gender, _, language) => words[language].genders[gender],
  snils: (snils, masked) => (masked ? maskSnils(snils) : printSnils(snils)),
  citizenship: (citizenship, _, language) => countryName(citizenship, language),
  birthPlace: asIs,
  document: (paper, masked, language) =>
    Object.values(printPaper(paper, masked, language))
      .filter(Boolean)
      .join(', '),
  policy: printPolicy,
  mobile: printPhone,
  homePhone: printPhone,
  email: asIs,
  residence: ({ text }) => text,
  registration: ({ text }) => text,
}

/** A value grouped as on paper; numbers of papers with stars where they are masked. */
export function printValue<F extends CardFieldName>(
  field: F,
  value: CardValues[F],
  masked: boolean,
  language: Language = usualLanguage,
): string {
  return prints[field](value, masked, language)
}

export type PrintedPaper = {
  readonly [K in 'number' | 'issueDate' | 'issuedBy' | 'issueId']: string | undefined
}

export function printPaper(
  paper: CardDocument,
  masked: boolean,
  language: Language = usualLanguage,
): PrintedPaper {
  const { type, series, number, issueDate, issuedBy, issueId } = paper
  const printed = number && printDocumentNumber(paperTypeOf(type), { ...(series && { series }), number })
  return {
    number: printed && (masked ? maskNumber(printed) : printed),
    issueDate: issueDate && dateInWords(issueDate, language),
    issuedBy,
    issueId: issueId?.replace(/^(\d{3})-?(\d{3})$/, '$1-$2'),
  }
}

function printPolicy({ series, number = '' }: CardDocument, masked: boolean): string {
  if (/^\d{16}$/.test(number)) return masked ? maskEnp(number) : printEnp(number)
  const whole = [series, number].filter(Boolean).join(' ')
  return masked ? maskNumber(whole) : whole
}
