import { failure, type EsiaFailure } from '../failure.ts'
import { isFields, own, type Fields } from '../json/fields.ts'
import { ok, type Result } from '../result.ts'
import { elementAddress } from './element-address.ts'
import type { Rest } from './open-rest.ts'

/** What a collection is asked with, e.g. `(elements)`; and what each of its elements, where only its address came. */
export type Embeds = { readonly collection: string; readonly element?: string }

const mostPages = 10
const mostElements = 100
const atOnce = 4

/**
 * A collection whose elements are all objects: ESIA gives addresses where `embed` is left out or not known, and pages
 * where there are many; `address` is where those are. What is no collection at all is given back as it came, for the reader to refuse.
 */
export async function completeCollection(
  rest: Rest,
  value: unknown,
  { address, embeds }: { readonly address: string | undefined; readonly embeds: Embeds },
): Promise<Result<unknown, EsiaFailure>> {
  const whole = await withAllPages(rest, value, address && `${address}?embed=${embeds.collection}`)
  const elements = whole.ok ? elementsOf(whole.value) : undefined
  if (!whole.ok || elements === undefined || !isFields(whole.value)) return whole

  const objects = await inSteps(elements, async (element) => {
    if (typeof element !== 'string') return ok(element)
    const found = elementAddress(rest.base, element)
    if (found === undefined) return failure('invalid-answer', 'person: an element leads elsewhere')
    return rest.get(embeds.element === undefined ? found : `${found}?embed=${embeds.element}`)
  })
  return objects.ok ? ok({ ...whole.value, elements: objects.value }) : objects
}

/** Pages as the guideline marks them: `Paginated` until `LastPage` in `stateFacts`, from 1 by `pageIndex`. */
async function withAllPages(
  rest: Rest,
  value: unknown,
  address: string | undefined,
): Promise<Result<unknown, EsiaFailure>> {
  const first = elementsOf(value)
  if (first === undefined || !isFields(value) || !goesOn(value)) return ok(value)

  if (address === undefined) return failure('invalid-answer', 'person: further pages are nowhere')

  const elements = [...first]
  for (let page = 2; page <= mostPages; page++) {
    const next = await rest.get(`${address}&pageIndex=${page}`)
    if (!next.ok) return next
    const more = elementsOf(next.value)
    if (more === undefined) return failure('invalid-answer', 'person: a page is no collection')

    elements.push(...more)
    if (elements.length > mostElements) break
    if (!isFields(next.value) || !goesOn(next.value)) return ok({ ...value, elements })
  }
  return failure('invalid-answer', 'person: a collection of too many pages')
}

function goesOn(collection: Fields): boolean {
  const facts = own(collection, 'stateFacts')

  return Array.isArray(facts) && facts.includes('Paginated') && !facts.includes('LastPage')
}

function elementsOf(collection: unknown): readonly unknown[] | undefined {
  const elements: unknown = isFields(collection) ? own(collection, 'elements') : undefined

  return Array.isArray(elements) && elements.length <= mostElements ? elements : undefined
}

async function inSteps(
  elements: readonly unknown[],
  read: (element: unknown) => Promise<Result<unknown, EsiaFailure>>,
): Promise<Result<readonly unknown[], EsiaFailure>> {
  const values: unknown[] = []
  for (let at = 0; at < elements.length; at += atOnce) {
    for (const result of await Promise.all(elements.slice(at, at + atOnce).map(read))) {
      if (!result.ok) return result
      values.push(result.value)
    }
  }
  return ok(values)
}
