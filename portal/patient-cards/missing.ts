import { ageOn } from '../lib/ages.ts'
import type { Keeper } from './keeper.ts'
import type { CardContent, CardFieldName } from './patient-card.ts'

/** A child gets the first number and the first policy in its first months; until then nobody is asked for them. */
const newbornYears = 1

/** Without these a clinic will ask at the desk; in the order of the card. */
export function missingIn(
  content: CardContent,
  { kinship }: Keeper,
  today: string,
): readonly CardFieldName[] {
  const isNewborn = ageOn(content.birthDate.value, today) < newbornYears
  const isForeigner = content.citizenship !== undefined && content.citizenship.value !== 'RUS'
  const needed: readonly (readonly [CardFieldName, boolean])[] = [
    ['lastName', true],
    ['firstName', true],
    ['gender', true],
    ['snils', !isNewborn && !isForeigner],
    ['document', true],
    ['policy', !isNewborn && !isForeigner],
    ['mobile', kinship === 'self'],
  ]
  return needed.filter(([name, isNeeded]) => isNeeded && content[name] === undefined).map(([name]) => name)
}
