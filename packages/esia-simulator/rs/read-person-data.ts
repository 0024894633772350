import type { Person } from '../people/person.ts'
import { ok, type Result } from '../result.ts'
import type { Bearer } from './bearer.ts'
import { collection } from './collection.ts'
import { isKidCollection, kidItems } from './kid-object.ts'
import { itemsOf, personCollection, personObject } from './person-object.ts'
import { refused, type RestError } from './rest-error.ts'
import { isCollection, isOpen } from './scope-rules.ts'
import type { Items, View } from './view.ts'

type Read = Result<object, RestError>

/** What stands at a path below /rs/prns, as far as the token opens it; the path comes as its parts. */
export function readPersonData(bearer: Bearer, view: View, path: readonly string[]): Read {
  const { person, scopes } = bearer
  const [oid, name, id, ...more] = path
  if (oid === undefined) return refused('missing', 'no oid in the path')
  if (oid !== String(person.oid)) return refused('closed', 'the token is of another person')

  if (name === undefined) return ok(personObject(person, view))
  if (!isCollection(name)) return refused('missing', 'no such collection')
  if (!isOpen(name, scopes)) return refused('closed', `no scope of the token opens /${name}`)
  if (id === undefined) return ok(personCollection(person, name, view))
  if (more.length > 0) return name === 'kids' ? kidData(person, view, [id, ...more]) : tooDeep()

  return one(itemsOf(person, name, { ...view, embed: { elements: view.embed } }), id, name)
}

function kidData(person: Person, view: View, [kidId, name = '', id, ...more]: readonly string[]): Read {
  if (!isKidCollection(name) || more.length > 0) return tooDeep()

  const kid = person.kids.find((child) => String(child.id) === kidId)
  const items = kid === undefined ? [] : kidItems(kid, name, view.scopes)
  if (items.length === 0) return refused('missing', `no /${name} of such a kid that the token opens`)
  if (id === undefined) return ok(collection(items, `${view.base}/kids/${kidId}/${name}`, view.embed))
  return one(items, id, name)
}

function one(items: Items, id: string, name: string): Read {
  const item = items.find((of) => String(of.id) === id)
  return item === undefined ? refused('missing', `nothing of that number in /${name}`) : ok(item)
}

const tooDeep = () => refused('missing', 'no such collection')
