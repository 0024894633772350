import { notBeyondLife, type BirthDateError } from '../lib/ages.ts'
import { fromParts } from '../lib/dates.ts'
import { readEmail, type EmailError } from '../lib/email.ts'
import { readLine, type LineError } from '../lib/line.ts'
import { readName, type NameError } from '../lib/names.ts'
import { readPhone, type PhoneError } from '../lib/phone.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { readSnils, type SnilsError } from '../lib/snils.ts'
import { countryCode } from './citizenship.ts'
import { readOwnPaper, type OwnPaperError } from './own-paper.ts'
import { readOwnPolicy, type OwnPolicyError } from './own-policy.ts'
import type { CardAddress, CardFieldName, CardValues } from './patient-card.ts'

/** The names of everything that a form of the card may send; a missing one was not on that form. */
export const typedNames = [
  'value',
  'value-day',
  'value-month',
  'value-year',
  'series',
  'number',
  'issued-day',
  'issued-month',
  'issued-year',
  'issuedBy',
  'issueId',
  'mobile',
  'homePhone',
  'email',
] as const

export type TypedName = (typeof typedNames)[number]
/** What a person typed, as it came. */
export type Typed = { readonly [N in TypedName]?: string | undefined }

export type OwnValueError =
  | `name-${NameError}`
  | `date-${BirthDateError | 'empty'}`
  | 'gender-empty'
  | `snils-${SnilsError}`
  | `line-${LineError}`
  | `phone-${PhoneError | 'empty'}`
  | `email-${EmailError | 'empty'}`
  | OwnPaperError
  | OwnPolicyError
  | 'same'
  | 'same-person'

/** Which field of the form is wrong, and how. */
export type Wrong = { readonly name: TypedName; readonly error: OwnValueError }

export type Asked = {
  readonly typed: Typed
  /** ISO, in the region. */
  readonly today: string
  /** ESIA's name of the type of the card's identity document. */
  readonly paper: string
}

type Reader<T> = (asked: Asked) => Result<T, readonly Wrong[]>

/** In code points. */
export const longest = { citizenship: 100, birthPlace: 255, address: 500 } as const

/** How a value that the person types is read, by field. */
export const readers: { readonly [F in CardFieldName]: Reader<CardValues[F]> } = {
  lastName: readOwnName,
  firstName: readOwnName,
  middleName: readOwnName,
  birthDate: readOwnBirthDate,
  gender: ({ typed: { value } }) =>
    value === 'male' || value === 'female' ? ok(value) : wrong('value', 'gender-empty'),
  snils: ({ typed }) => named('value', 'snils', readSnils(typed.value ?? '')),
  citizenship({ typed }) {
    const line = named('value', 'line', readLine(typed.value ?? '', longest.citizenship))
    return line.ok ? ok(countryCode(line.value) ?? line.value) : line
  },
  birthPlace: ({ typed }) => named('value', 'line', readLine(typed.value ?? '', longest.birthPlace)),
  document: readOwnPaper,
  policy: readOwnPolicy,
  mobile: ({ typed }) => readOwnPhone('value', typed),
  homePhone: ({ typed }) => readOwnPhone('value', typed),
  email: ({ typed }) => readOwnEmail('value', typed),
  residence: readOwnAddress,
  registration: readOwnAddress,
}

/** To which field of its form an error of the whole value belongs. */
export function firstNameOf(field: CardFieldName): TypedName {
  if (field === 'birthDate') return 'value-day'
  return field === 'document' ? 'series' : 'value'
}

function readOwnName({ typed }: Asked): Result<string, readonly Wrong[]> {
  return named('value', 'name', readName(typed.value ?? ''))
}

function readOwnBirthDate({ typed, today }: Asked): Result<string, readonly Wrong[]> {
  const parts = {
    day: typed['value-day'] ?? '',
    month: typed['value-month'] ?? '',
    year: typed['value-year'] ?? '',
  }
  if (Object.values(parts).every((part) => part.trim() === '')) return wrong('value-day', 'date-empty')
  return named('value-day', 'date', notBeyondLife(fromParts(parts), today))
}

function readOwnAddress({ typed }: Asked): Result<CardAddress, readonly Wrong[]> {
  const line = named('value', 'line', readLine(typed.value ?? '', longest.address))
  return line.ok ? ok({ text: line.value }) : line
}

/** E.164; a foreign number is as good as a Russian one. */
export function readOwnPhone(
  name: 'value' | 'mobile' | 'homePhone',
  typed: Typed,
): Result<string, readonly Wrong[]> {
  const text = typed[name] ?? ''
  return text.trim() === '' ? wrong(name, 'phone-empty') : named(name, 'phone', readPhone(text))
}

export function readOwnEmail(name: 'value' | 'email', typed: Typed): Result<string, readonly Wrong[]> {
  const text = typed[name] ?? ''
  return text.trim() === '' ? wrong(name, 'email-empty') : named(name, 'email', readEmail(text))
}

const wrong = (name: TypedName, error: OwnValueError) => fail([{ name, error }])

function named<T, K extends string, E extends string>(
  name: TypedName,
  kind: K,
  read: Result<T, E>,
): Result<T, readonly { readonly name: TypedName; readonly error: `${K}-${E}` }[]> {
  return read.ok ? read : fail([{ name, error: `${kind}-${read.error}` as const }])
}
