import type { Person } from '../people/person.ts'
import { collection } from './collection.ts'
import { embedded } from './embed.ts'
import { kidObject } from './kid-object.ts'
import {
  addressObject,
  contactObject,
  documentObject,
  organizationObject,
  roleObject,
  russianDate,
  serviceEmailObject,
  vehicleObject,
  withETag,
} from './objects.ts'
import {
  documentScopes,
  isOpen,
  numberScopes,
  openContacts,
  openTypes,
  type CollectionName,
} from './scope-rules.ts'
import type { Items, View } from './view.ts'

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
    status: person.status ?? 'REGISTERED',
    verifying: person.verifying ?? false,
    containsUpCfmCode: person.containsUpCfmCode ?? false,
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
  roles: 'roles',
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
  const items = itemsOf(person, name, view)
  // Two clients read roles as objects without asking for them, and follow the addresses of organisations.
  if (name === 'roles') return collection(items, view.base, { elements: {} })
  const base = name === 'orgs' ? view.base.replace(/\/prns\/\d+$/, '/orgs') : `${view.base}/${name}`
  return collection(items, base, view.embed)
}

const readers: Readonly<Record<CollectionName, (person: Person, view: View) => Items>> = {
  ctts: ({ contacts }, { scopes, serviceEmail }) => {
    const types = openContacts(scopes)
    const open = contacts.filter(({ type }) => types.has(type))
    const email = open.find(({ type }) => type === 'EML')
    const also = serviceEmail && email !== undefined ? [serviceEmailObject(email)] : []
    return [...open.map(contactObject), ...also]
  },
  docs: ({ documents }, { scopes }) => {
    const types = new Set([...openTypes(documentScopes, scopes), ...openTypes(numberScopes, scopes)])
    return documents.filter(({ type }) => types.has(type)).map(documentObject)
  },
  addrs: ({ addresses }) => addresses.map(addressObject),
  kids: ({ kids }, view) => kids.map((kid) => kidObject(kid, view)),
  vhls: ({ vehicles = [] }) => vehicles.map(vehicleObject),
  orgs: ({ organizations = [] }) => organizations.map(organizationObject),
  roles: ({ organizations = [], oid }) => organizations.map((one) => roleObject(one, oid)),
}

export const itemsOf = (person: Person, name: CollectionName, view: View): Items =>
  readers[name](person, view)

function present(name: string, value: string | number | undefined): object {
  return value === undefined ? {} : { [name]: value }
}
