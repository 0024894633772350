import type { EsiaFailure } from '../failure.ts'
import { isFields, own, type Fields } from '../json/fields.ts'
import { completeCollection } from '../rest/complete-collection.ts'
import type { Rest } from '../rest/open-rest.ts'
import { ok, type Result } from '../result.ts'
import { collections, opensContacts, opensDocuments } from './scopes.ts'

/** The JSON of all kids, whole: each an object, and so are their documents and contacts that the scopes open. */
export async function requestKids(
  rest: Rest,
  scopes: readonly string[],
): Promise<Result<unknown, EsiaFailure>> {
  const borne = [
    ...(opensDocuments(scopes, 'kid') ? (['documents'] as const) : []),
    ...(opensContacts(scopes, 'kid') ? (['contacts'] as const) : []),
  ]
  const inside = borne.map((name) => `${name}.elements`)
  const embeds = {
    collection: `(${['elements', ...inside.map((name) => `elements.${name}`)].join(',')})`,
    ...(inside.length === 0 ? {} : { element: `(${inside.join(',')})` }),
  }

  const address = `${rest.base}/kids`
  const first = await rest.get(`${address}?embed=${embeds.collection}`)
  const kids = first.ok ? await completeCollection(rest, first.value, { address, embeds }) : first
  if (!kids.ok || !isFields(kids.value)) return kids

  const elements: unknown = own(kids.value, 'elements')
  if (!Array.isArray(elements)) return kids

  const whole: unknown[] = []
  for (const element of elements) {
    const kid = isFields(element) ? await completeKid(rest, element, borne) : ok(element)
    if (!kid.ok) return kid
    whole.push(kid.value)
  }
  return ok({ ...kids.value, elements: whole })
}

async function completeKid(
  rest: Rest,
  kid: Fields,
  borne: readonly ('documents' | 'contacts')[],
): Promise<Result<unknown, EsiaFailure>> {
  const completed: Record<string, unknown> = {}
  for (const name of borne) {
    const address = `${rest.base}/kids/${String(own(kid, 'id'))}/${collections[name]}`
    const value = own(kid, name)
    const whole = await completeCollection(rest, value, { address, embeds: { collection: '(elements)' } })
    if (!whole.ok) return whole
    if (value !== undefined) completed[name] = whole.value
  }
  return ok({ ...kid, ...completed })
}
