import type { Ground, Kinship } from './keeper.ts'

/** Whose card a keeper may keep beside their own. */
export type Relation = Exclude<Kinship, 'self'>

/** What the keeper says of themselves; the other grounds a register or the card's own person vouches for. */
export type ClaimedGround = 'birth-certificate' | 'guardianship' | 'power-of-attorney' | 'none'

/** What a keeper may do for the person: `treatment` is the consent to it, which the young give themselves from 15. */
export type Allowed = 'keep' | 'book' | 'results' | 'treatment' | 'share'

export const relations = ['child', 'ward', 'parent', 'spouse', 'other'] as const satisfies readonly Relation[]

/** Which grounds a keeper may name, by kinship; the usual one first. */
export const groundsFor: Readonly<Record<Relation, readonly ClaimedGround[]>> = {
  child: ['birth-certificate', 'guardianship', 'power-of-attorney', 'none'],
  ward: ['guardianship', 'none'],
  parent: ['power-of-attorney', 'guardianship', 'none'],
  spouse: ['power-of-attorney', 'guardianship', 'none'],
  other: ['power-of-attorney', 'guardianship', 'none'],
}

/** 323-ФЗ art. 13, 20 and 22; a power of attorney is passed on by a notary alone (ГК РФ art. 187). */
export const allowedBy: Readonly<Record<Ground, readonly Allowed[]>> = {
  own: ['keep', 'book', 'results', 'treatment', 'share'],
  'kids-register': ['keep', 'book', 'results', 'treatment', 'share'],
  'birth-certificate': ['keep', 'book', 'results', 'treatment', 'share'],
  guardianship: ['keep', 'book', 'results', 'treatment', 'share'],
  'power-of-attorney': ['keep', 'book', 'results'],
  consent: ['keep', 'book', 'results'],
  none: ['keep'],
}

const grounds = [
  'own',
  'kids-register',
  'birth-certificate',
  'guardianship',
  'power-of-attorney',
  'consent',
  'none',
] as const satisfies readonly Ground[]

/** Being a parent gives the right to act for a child up to this age; then the child acts, or gives a power. */
export const ofAge = 18

/** Whether the ground goes with the kinship, and with the age where it is known. */
export function fits(kinship: Relation, ground: ClaimedGround, age: number | undefined): boolean {
  const tooOld = ground === 'birth-certificate' && age !== undefined && age >= ofAge
  return groundsFor[kinship].includes(ground) && !tooOld
}

export const isRelation = (text: string | undefined): text is Relation =>
  relations.some((known) => known === text)

export const isClaimedGround = (text: string | undefined): text is ClaimedGround =>
  groundsFor.child.some((known) => known === text)

export const mayShare = (ground: Ground): boolean => allowedBy[ground].includes('share')

/** The grounds that allow this. */
export const groundsThat = (deed: Allowed): readonly Ground[] =>
  grounds.filter((ground) => allowedBy[ground].includes(deed))
