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
  return (['passport', 'consent', 'adult'] as const)
    .map((band) => ({ band, years: bands[band], on: reachesAge(birthDate, bands[band]) }))
    .filter(({ on }) => on > today)
    .flatMap((age) => {
      const stage = noticeDays.find((days) => daysBetween(today, age.on) <= days)
      return stage === undefined ? [] : [{ ...age, stage }]
    })
    .sort((one, other) => one.on.localeCompare(other.on))[0]
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
