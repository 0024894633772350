import { fail, ok, type Result } from '../../lib/result.ts'
import { fits, isClaimedGround, isRelation, type ClaimedGround, type Relation } from '../grounds.ts'
import type { StepTyped } from './draft.ts'
import type { FieldWrong } from './read-value.ts'

export type Claimed = { readonly relation: Relation; readonly ground: ClaimedGround }

/** Who a keeper says to be; of a known age, so that a ground that ended with it is not named again. */
export function readKeeper(
  { kinship, ground }: StepTyped,
  age: number | undefined,
): Result<Claimed, readonly FieldWrong[]> {
  if (!isRelation(kinship)) return fail([{ name: 'kinship', error: 'kinship-missing' }])
  if (!isClaimedGround(ground)) return fail([{ name: 'ground', error: 'ground-missing' }])
  if (!fits(kinship, ground, undefined)) return fail([{ name: 'ground', error: 'ground-does-not-fit' }])
  return fits(kinship, ground, age)
    ? ok({ relation: kinship, ground })
    : fail([{ name: 'ground', error: 'ground-of-age' }])
}
