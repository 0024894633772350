import { own } from '../json/fields.ts'
import { object, Unfit, type Place } from '../json/shape.ts'
import { verifyOwner } from './verify-owner.ts'

const most = 100

/** The elements of an embedded collection; none when ESIA left the collection or its elements out. */
export function readElements(person: Place, name: string, oid: string): readonly Place[] {
  const value = own(person.fields, name)
  if (value === undefined) return []

  const collection = object(value, `${person.path}.${name}`)
  const elements = own(collection.fields, 'elements') ?? []
  verifyOwner(collection, oid)
  if (!Array.isArray(elements) || own(collection.fields, 'elements') === null || elements.length > most) {
    throw new Unfit(`${collection.path}.elements is not a list of at most ${most}`)
  }

  return elements.map((element, at) => {
    const place = object(element, `${collection.path}.elements[${at}]`)
    verifyOwner(place, oid)
    return place
  })
}
