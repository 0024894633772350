import type { Kid } from '../people/person.ts'
import { collection } from './collection.ts'
import { embedded } from './embed.ts'
import { contactObject, documentObject, russianDate, withETag } from './objects.ts'
import { kidDocumentScopes, openKidContacts, openTypes } from './scope-rules.ts'
import type { Items, View } from './view.ts'

const readers = {
  docs: (kid: Kid, scopes: readonly string[]): Items => {
    const types = openTypes(kidDocumentScopes, scopes)
    return kid.documents.filter(({ type }) => types.has(type)).map(documentObject)
  },
  ctts: (kid: Kid, scopes: readonly string[]): Items => {
    const types = openKidContacts(scopes)
    return (kid.contacts ?? []).filter(({ type }) => types.has(type)).map(contactObject)
  },
}

export type KidCollectionName = keyof typeof readers

export const isKidCollection = (name: string): name is KidCollectionName => Object.hasOwn(readers, name)

/** A child's documents or contacts, as far as the scopes open them. */
export const kidItems = (kid: Kid, name: KidCollectionName, scopes: readonly string[]): Items =>
  readers[name](kid, scopes)

/** Only the address and the embed of kids are public; their fields are inferred from Госуслуги's own forms. */
export function kidObject(kid: Kid, { scopes, base, embed }: View) {
  const may = (scope: string) => scopes.includes(scope)
  const inside = (name: string) => embedded(embedded(embed, 'elements') ?? {}, name) ?? embedded(embed, name)
  const nested = (name: string, path: KidCollectionName) => {
    const [inner, items] = [inside(name), kidItems(kid, path, scopes)]
    if (inner === undefined || items.length === 0) return {}
    return { [name]: collection(items, `${base}/kids/${kid.id}/${path}`, inner) }
  }

  return withETag({
    stateFacts: ['Identifiable'],
    id: kid.id,
    ...(may('kid_fullname')
      ? { firstName: kid.firstName, lastName: kid.lastName, ...present('middleName', kid.middleName) }
      : {}),
    ...(may('kid_birthdate') ? { birthDate: russianDate(kid.birthDate) } : {}),
    ...(may('kid_gender') ? { gender: kid.gender } : {}),
    ...(may('kid_snils') ? present('snils', kid.snils) : {}),
    ...(may('kid_inn') ? present('inn', kid.inn) : {}),
    trusted: true,
    type: 'CHILD',
    ...nested('documents', 'docs'),
    ...nested('contacts', 'ctts'),
  })
}

const present = (name: string, value: string | undefined): object =>
  value === undefined ? {} : { [name]: value }
