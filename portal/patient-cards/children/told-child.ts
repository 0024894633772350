import type { AgeBands } from '../../lib/age-bands.ts'
import { ageOn, notBeyondLife } from '../../lib/ages.ts'
import { ok } from '../../lib/result.ts'
import { readSnils } from '../../lib/snils.ts'
import type { IdentityChild } from '../../identity/child.ts'

/** A child whom Госуслуги told of; the id is that of the card to be. */
export type ToldChild = IdentityChild & { readonly id: string }

/** One with enough told of to make a card. */
export type WholeChild = ToldChild & {
  readonly lastName: string
  readonly firstName: string
  readonly birthDate: string
}

/** Why nobody is offered to add a child. */
export type Unfit = 'missing' | 'impossible' | 'of-age'

export const isWhole = (child: ToldChild): child is WholeChild =>
  child.lastName !== undefined && child.firstName !== undefined && child.birthDate !== undefined

/** What keeps a told child from becoming a card on this day; undefined where nothing does. */
export function unfitOf(child: ToldChild, today: string, bands: AgeBands): Unfit | undefined {
  if (!isWhole(child)) return 'missing'
  const { birthDate, snils } = child
  if (!notBeyondLife(ok(birthDate), today).ok || (snils !== undefined && !readSnils(snils).ok))
    return 'impossible'
  return ageOn(birthDate, today) >= bands.adult ? 'of-age' : undefined
}

/** The number by which a register tells a child from all others; what a parent typed there proves nothing. */
export const vouchedSnils = ({ snils, verified }: IdentityChild): string | undefined =>
  verified ? snils : undefined
