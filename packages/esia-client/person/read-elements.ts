import { own } from '../json/fields.ts'
import { object, Unfit, type Place } from '../json/shape.ts'
import { verifyOwner } from './verify-owner.ts'

const most = 100

/** The elements of a collection that the owner bears; none when ESIA left it or them out. */
export function readElements(owner: Place, name: string): readonly Place[] {
  const value = own(owner.fields, name)

  return value === undefined ? [] : elementsOf(object(value, `${owner.path}.${name}`))
}

/** Likewise, where neither the collection nor any of its elements may bear another person's oid. */
export function readOwnElements(owner: Place, name: string, oid: string): readonly Place[] {
  const value = own(owner.fields, name)
  if (value === undefined) return []

  const collection = object(value, `${owner.path}.${name}`)
  const elements = elementsOf(collection)
  for (const place of [collection, ...elements]) verifyOwner(place, oid)
  return elements
}

export function elementsOf({ fields, path }: Place): readonly Place[] {
  const elements = own(fields, 'elements') ?? []
  if (!Array.isArray(elements) || own(fields, 'elements') === null || elements.length > most) {
    throw new Unfit(`${path}.elements is not a list of at most ${most}`)
  }

  return elements.map((element, at) => object(element, `${path}.elements[${at}]`))
}
