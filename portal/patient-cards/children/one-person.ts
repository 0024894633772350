import { isSameName } from '../../lib/names.ts'
import type { CardContent, CardField } from '../patient-card.ts'

type Told = { readonly firstName: string; readonly birthDate: string }

/**
 * Whether a card found by a СНИЛС is of the person whom Госуслуги tells of: the first name and the day of birth agree.
 * A surname changes by marriage and adoption, and two people of one number are a mistake that people sort out.
 */
export function isOnePerson({ firstName, birthDate }: CardContent, told: Told): boolean {
  const sameName = firstName === undefined || both(firstName).some((name) => isSameName(name, told.firstName))
  return sameName && both(birthDate).includes(told.birthDate)
}

const both = <T>({ value, own }: CardField<T>): readonly T[] =>
  own === undefined ? [value] : [value, own.value]
