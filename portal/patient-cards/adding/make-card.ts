import { cardFieldNames, type CardContent } from '../patient-card.ts'
import type { PersonValues } from './read-person.ts'

/** A card of what its keeper typed, each value with its source. `by` is the keeper's account. */
export function makeTypedCard(
  values: PersonValues,
  { now, by }: { readonly now: Date; readonly by: string },
): CardContent {
  const field = <T>(value: T) => ({ value, source: 'self' as const, at: now.toISOString(), by })
  const filled = cardFieldNames.filter((name) => values[name] !== undefined)
  return {
    ...Object.fromEntries(filled.map((name) => [name, field(values[name])])),
    birthDate: field(values.birthDate),
  }
}
