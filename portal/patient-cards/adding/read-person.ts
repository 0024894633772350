import { ageOn } from '../../lib/ages.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { StepTyped } from './draft.ts'
import { readValue, valuesOf, type FieldWrong, type TypedValue, type Values } from './read-value.ts'

/** A child under this age may have neither a name nor a number yet. */
export const newbornYears = 1

export type PersonValues = Values & { readonly birthDate: string }

type Needed = 'lastName' | 'firstName' | 'citizenship' | 'gender'
type Read = Result<PersonValues, readonly FieldWrong[]>

/** Who the card is of. A newborn may be without names; who has no patronymic says so. */
export function readPerson(typed: StepTyped, today: string): Read {
  const birthDate = readValue('birthDate', birthDateOf(typed), today)
  const isNewborn = birthDate.ok && ageOn(birthDate.value, today) < newbornYears
  const optional = <F extends Needed | 'birthPlace' | 'snils'>(name: F) =>
    isEmpty(typed[name])
      ? ok(undefined)
      : readValue(name, { name, typed: { value: typed[name] ?? '' } }, today)
  const needed = <F extends Needed>(name: F) =>
    isEmpty(typed[name]) ? fail([{ name, error: `${name}-missing` } as const]) : optional(name)

  const read = valuesOf({
    lastName: isNewborn ? optional('lastName') : needed('lastName'),
    firstName: isNewborn ? optional('firstName') : needed('firstName'),
    middleName: readMiddleName(typed, today, isNewborn),
    birthDate,
    gender: needed('gender'),
    citizenship: needed('citizenship'),
    birthPlace: optional('birthPlace'),
    snils: optional('snils'),
  })
  if (!read.ok) return read
  return birthDate.ok ? ok({ ...read.value, birthDate: birthDate.value }) : birthDate
}

function readMiddleName({ middleName = '', noMiddleName }: StepTyped, today: string, isNewborn: boolean) {
  const isNone = noMiddleName === 'yes'
  if (isEmpty(middleName))
    return isNone || isNewborn
      ? ok(undefined)
      : fail([{ name: 'middleName', error: 'middleName-missing' } as const])
  if (isNone) return fail([{ name: 'middleName', error: 'middleName-both' } as const])
  return readValue('middleName', { name: 'middleName', typed: { value: middleName } }, today)
}

function birthDateOf(typed: StepTyped): TypedValue {
  return {
    name: 'birth-day',
    typed: {
      'value-day': typed['birth-day'] ?? '',
      'value-month': typed['birth-month'] ?? '',
      'value-year': typed['birth-year'] ?? '',
    },
  }
}

const isEmpty = (text: string | undefined) => text === undefined || text.trim() === ''
