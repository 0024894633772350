import { isSameName } from '../../lib/names.ts'
import type { CardContent, CardField, CardFieldName } from '../patient-card.ts'

type Values = Readonly<
  Partial<Record<'lastName' | 'firstName' | 'middleName' | 'snils', string | undefined>>
> & {
  readonly birthDate: string
}

/** What tells a person, as a card has it. */
export const valuesIn = (content: CardContent): Values => ({
  lastName: content.lastName?.value,
  firstName: content.firstName?.value,
  middleName: content.middleName?.value,
  snils: content.snils?.value,
  birthDate: content.birthDate.value,
})

/** Whether a change of this field may make a card another person's. */
export const tellsPerson = (field: CardFieldName): boolean =>
  ['lastName', 'firstName', 'middleName', 'snils', 'birthDate'].includes(field)

type Kept = { readonly id: string; readonly content: CardContent }

export type SamePerson = { readonly card: string; readonly by: 'snils' | 'person' }

/**
 * The card of this person among those that an account keeps: by СНИЛС, or by name and day of birth, whatever was told
 * or typed. It looks at no other account's cards: nobody shall learn of those.
 */
export function samePersonIn(cards: readonly Kept[], values: Values): SamePerson | undefined {
  const bySnils = cards.find(({ content }) => both(content.snils).some((snils) => snils === values.snils))
  if (bySnils !== undefined) return { card: bySnils.id, by: 'snils' }
  const byName = cards.find(({ content }) => isSamePerson(content, values))
  return byName && { card: byName.id, by: 'person' }
}

/** Two newborns without names may be twins, so only names tell them to be one. */
function isSamePerson(content: CardContent, { lastName, firstName, middleName, birthDate }: Values): boolean {
  if (lastName === undefined || firstName === undefined) return false
  const has = (field: CardField<string> | undefined, value: string) =>
    both(field).some((known) => isSameName(known, value))
  const hasNoOther = content.middleName === undefined || middleName === undefined
  return (
    both(content.birthDate).includes(birthDate) &&
    has(content.lastName, lastName) &&
    has(content.firstName, firstName) &&
    (hasNoOther || has(content.middleName, middleName))
  )
}

/** What Госуслуги told and what the keeper typed beside it. */
const both = <T>(field: CardField<T> | undefined): readonly T[] =>
  field === undefined ? [] : [field.value, ...(field.own === undefined ? [] : [field.own.value])]
