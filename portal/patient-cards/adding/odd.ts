import { ageOn } from '../../lib/ages.ts'
import { enpWarnings } from '../../lib/enp.ts'
import { snilsWarnings } from '../../lib/snils.ts'
import { paperTypeOf } from '../paper-type.ts'
import type { CardDocument } from '../patient-card.ts'
import { newbornYears, type PersonValues } from './read-person.ts'
import type { StepTyped } from './draft.ts'

/** What is seldom and may be right all the same: the person looks once more, and says that it is so. */
export type Oddity =
  | 'snils-three-equal-digits'
  | 'snils-absent'
  | 'paper-passport-too-early'
  | 'paper-certificate-too-late'
  | 'enp-birth-date-differs'
  | 'enp-gender-differs'

const passportAge = 14

export function oddInPerson(
  { snils, citizenship, birthDate }: PersonValues,
  today: string,
): readonly Oddity[] {
  if (snils !== undefined) return snilsWarnings(snils).map((warning) => `snils-${warning}` as const)
  const mayLack = citizenship !== 'RUS' || ageOn(birthDate, today) < newbornYears
  return mayLack ? [] : ['snils-absent']
}

export function oddInDocument(
  document: CardDocument | undefined,
  { birthDate }: PersonValues,
  today: string,
): readonly Oddity[] {
  const type = document && paperTypeOf(document.type)
  const age = ageOn(birthDate, today)
  if (type === '21' && age < passportAge) return ['paper-passport-too-early']
  return type === '03' && age >= passportAge ? ['paper-certificate-too-late'] : []
}

export function oddInPolicy(
  policy: CardDocument | undefined,
  { birthDate, gender }: PersonValues,
): readonly Oddity[] {
  const enp = /^\d{16}$/.exec(policy?.number ?? '')?.[0]
  if (enp === undefined) return []
  const coded = gender === undefined ? undefined : gender === 'male' ? 'M' : 'F'
  return enpWarnings(enp, { birthDate, gender: coded }).map((warning) => `enp-${warning}` as const)
}

/** What the tick of a page stands for: other oddities are to be confirmed anew. */
export const confirmationOf = (odd: readonly Oddity[]): string => odd.join(' ')

export const isConfirmed = ({ confirmed = '' }: StepTyped, odd: readonly Oddity[]): boolean =>
  odd.length === 0 || confirmed === confirmationOf(odd)
