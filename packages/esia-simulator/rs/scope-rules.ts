import type { Contact, DocumentType } from '../people/person.ts'

/** What a token's scopes let through. Nothing here means: not a word of it leaves. */
export const documentScopes: Readonly<Record<string, readonly DocumentType[]>> = {
  id_doc: ['RF_PASSPORT', 'FID_DOC'],
  medical_doc: ['MDCL_PLCY'],
  birth_cert_doc: ['RF_BRTH_CERT'],
}

export const kidDocumentScopes: Readonly<Record<string, readonly DocumentType[]>> = {
  kid_birth_cert_doc: ['RF_BRTH_CERT', 'KID_RF_BRTH_CERT'],
  kid_medical_doc: ['MDCL_PLCY'],
}

const contactScopes: Readonly<Record<string, readonly Contact['type'][]>> = {
  mobile: ['MBT'],
  email: ['EML'],
  contacts: ['MBT', 'EML', 'PHN'],
}

export function openTypes<T>(
  rules: Readonly<Record<string, readonly T[]>>,
  scopes: readonly string[],
): Set<T> {
  return new Set(scopes.flatMap((scope) => (Object.hasOwn(rules, scope) ? (rules[scope] ?? []) : [])))
}

export const openContacts = (scopes: readonly string[]) => openTypes(contactScopes, scopes)

const collections = {
  ctts: (scopes: readonly string[]) => openContacts(scopes).size > 0,
  addrs: (scopes: readonly string[]) => scopes.includes('addresses'),
  docs: (scopes: readonly string[]) => openTypes(documentScopes, scopes).size > 0,
  kids: (scopes: readonly string[]) => scopes.some((scope) => scope.startsWith('kid_')),
  vhls: (scopes: readonly string[]) => scopes.includes('vehicles'),
  orgs: (scopes: readonly string[]) => scopes.includes('usr_org'),
  roles: (scopes: readonly string[]) => scopes.includes('usr_org'),
}

export type CollectionName = keyof typeof collections

export const isCollection = (name: string): name is CollectionName => Object.hasOwn(collections, name)

export const isOpen = (name: CollectionName, scopes: readonly string[]): boolean => collections[name](scopes)
