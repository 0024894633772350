import type { Claim, Said } from './mapping.ts'

export type Claims = { readonly [name: string]: unknown }

/** A claim that isn't of its kind. Names the claim and what was expected, never the value. */
export class UnfitClaim extends Error {
  override readonly name = 'UnfitClaim'
}

const longestText = 1000
const longestList = 100

export function isClaims(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Only what an object itself bears: `constructor` and its kin are no claims. Null counts as absent. */
export function claimAt(claims: Claims, claim: Claim): unknown {
  let at: unknown = claims
  for (const name of typeof claim === 'string' ? [claim] : claim) {
    if (!isClaims(at) || !Object.hasOwn(at, name)) return undefined
    at = at[name]
  }
  return at === null ? undefined : at
}

/** Text of at most 1000 characters that a database keeps. Absent and empty are alike. */
export function textAt(claims: Claims, claim: Claim): string | undefined {
  const value = claimAt(claims, claim)
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw new UnfitClaim(`${nameOf(claim)} is not text`)
  if (value.length > longestText || /[^\P{Cc}\t\n\r]/u.test(value) || !value.isWellFormed())
    throw new UnfitClaim(`${nameOf(claim)} is too long or malformed`)
  const tidied = value.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  return tidied === '' ? undefined : tidied
}

export function saysYes(claims: Claims, { claim, is }: Said): boolean {
  const value = claimAt(claims, claim)
  if (value === undefined) return false
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new UnfitClaim(`${nameOf(claim)} is not a plain value`)
  return is.includes(value)
}

/** A list of objects; absent, an empty one. */
export function listAt(claims: Claims, claim: Claim): readonly Claims[] {
  const value = claimAt(claims, claim) ?? []
  if (!Array.isArray(value) || value.length > longestList || !value.every(isClaims))
    throw new UnfitClaim(`${nameOf(claim)} is not a list of at most ${longestList} objects`)
  return value
}

/** ISO, or `dd.MM.yyyy` as ESIA writes it, to ISO; a day that no calendar has is refused. */
export function dateAt(claims: Claims, claim: Claim): string | undefined {
  const value = textAt(claims, claim)
  if (value === undefined) return undefined
  const iso = value.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1')
  const day = new Date(`${iso}T00:00:00Z`)
  if (!/^\d{4}-\d\d-\d\d$/.test(iso) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(iso))
    throw new UnfitClaim(`${nameOf(claim)} is not a date`)
  return iso
}

export const nameOf = (claim: Claim): string => (typeof claim === 'string' ? claim : claim.join(' › '))
