import type { EsiaFailure } from '../failure.ts'
import { isFields, own, type Fields } from '../json/fields.ts'
import { completeCollection } from '../rest/complete-collection.ts'
import { elementAddress } from '../rest/element-address.ts'
import type { Rest } from '../rest/open-rest.ts'
import { ok, type Result } from '../result.ts'
import { completeBorne } from './complete-borne.ts'
import { openKidCollections } from './scopes.ts'

/** The JSON of all kids, whole: each an object, and so are their documents and contacts that the scopes open. */
export async function requestKids(
  rest: Rest,
  scopes: readonly string[],
): Promise<Result<unknown, EsiaFailure>> {
  const names = openKidCollections(scopes)
  const inside = names.map((name) => `${name}.elements`)
  const embeds = {
    collection: `(${['elements', ...inside.map((name) => `elements.${name}`)].join(',')})`,
    ...(inside.length === 0 ? {} : { element: `(${inside.join(',')})` }),
  }

  const address = `${rest.base}/kids`
  const first = await rest.get(`${address}?embed=${embeds.collection}`)
  const kids = first.ok ? await completeCollection(rest, first.value, { address, embeds }) : first
  const elements: unknown = kids.ok && isFields(kids.value) ? own(kids.value, 'elements') : undefined
  if (!kids.ok || !isFields(kids.value) || !Array.isArray(elements)) return kids

  const whole: unknown[] = []
  for (const element of elements) {
    const kid = isFields(element)
      ? await completeBorne(rest, element, { address: addressOf(element), names })
      : ok(element)
    if (!kid.ok) return kid
    whole.push(kid.value)
  }
  return ok({ ...kids.value, elements: whole })

  function addressOf(kid: Fields): string | undefined {
    return elementAddress(rest.base, `${address}/${String(own(kid, 'id'))}`)
  }
}
