import type { Kid, Person } from '../people/person.ts'
import { collection } from './collection.ts'
import { embedded, type Embed } from './embed.ts'
import {
  addressObject,
  contactObject,
  documentObject,
  russianDate,
  serviceEmailObject,
  withETag,
} from './objects.ts'
import {
  documentScopes,
  isOpen,
  kidDocumentScopes,
  openContacts,
  openTypes,
  type CollectionName,
} from './scope-rules.ts'

export type View = {
  readonly scopes: readonly string[]
  /** Absolute address of the person, without a slash at the end. */
  readonly base: string
  readonly embed: Embed
  /** Whether a person's e-mail comes a second time, as that of a system. */
  readonly serviceEmail: boolean
}

/** Fields outside the scopes are absent, not null. */
export function personObject(person: Person, view: View): object {
  const may = (scope: string) => view.scopes.includes(scope)
  const { lastName, firstName, middleName, birthPlace, snils, inn } = person
  const passport = person.documents.find(({ type }) => type === 'RF_PASSPORT' || type === 'FID_DOC')

  const known = {
    stateFacts: ['EntityRoot'],
    ...(may('fullname') ? { firstName, lastName, ...present('middleName', middleName) } : {}),
    ...(may('birthdate') ? { birthDate: russianDate(person.birthDate) } : {}),
    ...(may('birthplace') ? present('birthPlace', birthPlace) : {}),
    ...(may('gender') ? { gender: person.gender } : {}),
    ...(may('snils') ? present('snils', snils) : {}),
    ...(may('inn') ? present('inn', inn) : {}),
    ...(may('id_doc') ? { citizenship: person.citizenship, ...present('rIdDoc', passport?.id) } : {}),
    trusted: person.confirmed,
    updatedOn: Date.parse(person.updatedOn) / 1000,
    status: 'REGISTERED',
    verifying: false,
    containsUpCfmCode: false,
  }
  return withETag({ ...known, ...nested(person, view) })
}

/** The names that collections bear inside a person, and in the path. */
const nestedNames: Readonly<Record<string, CollectionName>> = {
  contacts: 'ctts',
  addresses: 'addrs',
  documents: 'docs',
  vehicles: 'vhls',
  organizations: 'orgs',
  kids: 'kids',
}

/** An embed that the scopes don't cover is dropped. */
function nested(person: Person, view: View): object {
  const open = Object.entries(nestedNames).flatMap(([name, path]) => {
    const inner = embedded(view.embed, name)
    if (inner === undefined || !isOpen(path, view.scopes)) return []
    return [[name, personCollection(person, path, { ...view, embed: inner })]]
  })
  return Object.fromEntries(open)
}

export function personCollection(person: Person, name: CollectionName, view: View): object {
  return collection(itemsOf(person, name, view), `${view.base}/${name}`, view.embed)
}

type Items = readonly { readonly id: number }[]

const readers: Readonly<Record<CollectionName, (person: Person, view: View) => Items>> = {
  ctts: ({ contacts }, { scopes, serviceEmail }) => {
    const types = openContacts(scopes)
    const open = contacts.filter(({ type }) => types.has(type))
    const email = open.find(({ type }) => type === 'EML')
    const also = serviceEmail && email !== undefined ? [serviceEmailObject(email)] : []
    return [...open.map(contactObject), ...also]
  },
  docs: ({ documents }, { scopes }) => {
    const types = openTypes(documentScopes, scopes)
    return documents.filter(({ type }) => types.has(type)).map(documentObject)
  },
  addrs: ({ addresses }) => addresses.map(addressObject),
  kids: ({ kids }, view) => kids.map((kid) => kidObject(kid, view)),
  // The test people drive nothing and head nothing.
  vhls: () => [],
  orgs: () => [],
  roles: () => [],
}

export const itemsOf = (person: Person, name: CollectionName, view: View): Items =>
  readers[name](person, view)

export function openKidDocuments(kid: Kid, scopes: readonly string[]): Items {
  const types = openTypes(kidDocumentScopes, scopes)
  return kid.documents.filter(({ type }) => types.has(type)).map(documentObject)
}

/** Only the address and the embed of kids are public; their fields are inferred from Госуслуги's own forms. */
function kidObject(kid: Kid, { scopes, base, embed }: View) {
  const may = (scope: string) => scopes.includes(scope)
  const inner = embedded(embedded(embed, 'elements') ?? {}, 'documents') ?? embedded(embed, 'documents')
  const documents = openKidDocuments(kid, scopes)

  return withETag({
    stateFacts: ['Identifiable'],
    id: kid.id,
    ...(may('kid_fullname')
      ? { firstName: kid.firstName, lastName: kid.lastName, ...present('middleName', kid.middleName) }
      : {}),
    ...(may('kid_birthdate') ? { birthDate: russianDate(kid.birthDate) } : {}),
    ...(may('kid_gender') ? { gender: kid.gender } : {}),
    ...(may('kid_snils') ? { snils: kid.snils } : {}),
    trusted: true,
    type: 'CHILD',
    ...(inner === undefined || documents.length === 0
      ? {}
      : { documents: collection(documents, `${base}/kids/${kid.id}/docs`, inner) }),
  })
}

function present(name: string, value: string | number | undefined): object {
  return value === undefined ? {} : { [name]: value }
}
