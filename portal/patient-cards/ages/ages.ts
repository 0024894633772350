import type { AgeBands } from '../../lib/age-bands.ts'
import { ageOn, reachesAge } from '../../lib/ages.ts'
import { daysBetween } from '../../lib/dates.ts'
import { isOwnCard, type Keeper } from '../keeper.ts'

export type AgeBand = keyof AgeBands

/** Days before an age at which the page begins to tell of it, and tells it more plainly. */
export const noticeDays = [1, 30, 90] as const

export type ComingAge = {
  readonly band: AgeBand
  readonly years: number
  /** The ISO date from which it holds, in the region. */
  readonly on: string
  readonly stage: (typeof noticeDays)[number]
}

/** The next age of this card's person, once it is near enough to be told of; dates are ISO. */
export function comingAge(birthDate: string, today: string, bands: AgeBands): ComingAge | undefined {
  const next = (['passport', 'consent', 'adult'] as const)
    .map((band) => ({ band, years: bands[band], on: reachesAge(birthDate, bands[band]) }))
    .filter(({ on }) => on > today)
    .reduce<Omit<ComingAge, 'stage'> | undefined>(
      (soonest, age) => (soonest === undefined || age.on < soonest.on ? age : soonest),
      undefined,
    )
  if (next === undefined) return undefined
  const left = daysBetween(today, next.on)
  const stage = noticeDays.find((days) => left <= days)
  return stage && { ...next, stage }
}

/** A link to a card: dates are ISO, in the region. */
export type Kept = Pick<Keeper, 'kinship'> & { readonly birthDate: string; readonly since: string }

/**
 * Whether a link has ended because the card’s person came of age while it lasted, whatever the keeper called it: from
 * that day on they decide themselves. Whom they let in as an adult stays, and so does the guardian of an adult.
 */
export const hasEndedOfAge = (
  { birthDate, since, ...keeper }: Kept,
  today: string,
  { adult }: AgeBands,
): boolean => !isOwnCard(keeper) && ageOn(birthDate, since) < adult && ageOn(birthDate, today) >= adult

/** A card that its keeper no longer has the right to see: whose it was and since when, and nothing in it. */
export type PassedCard = {
  readonly id: string
  readonly kinship: Keeper['kinship']
  readonly on: string
}

/** The ISO date on which it ended or will end. */
export const endsOn = (birthDate: string, bands: AgeBands): string => reachesAge(birthDate, bands.adult)
