import type { EsiaFailure } from '../failure.ts'
import { own, type Fields } from '../json/fields.ts'
import { completeCollection } from '../rest/complete-collection.ts'
import type { Rest } from '../rest/open-rest.ts'
import { ok, type Result } from '../result.ts'
import { collections, type CollectionName } from './scopes.ts'

/** A person or a kid, whose own `address` may not be known, with those of these collections whole that they bear. */
export async function completeBorne(
  rest: Rest,
  owner: Fields,
  { address, names }: { readonly address: string | undefined; readonly names: readonly CollectionName[] },
): Promise<Result<Fields, EsiaFailure>> {
  const completed: Record<string, unknown> = {}
  for (const name of names) {
    const value = own(owner, name)
    if (value === undefined) continue
    const below = address && `${address}/${collections[name]}`
    const place = { address: below, embeds: { collection: '(elements)' } }
    const whole = await completeCollection(rest, value, place)
    if (!whole.ok) return whole
    completed[name] = whole.value
  }
  return ok({ ...owner, ...completed })
}
