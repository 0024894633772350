import type { Contact, DocumentType } from '../people/person.ts'

/** What a token's scopes let through. Nothing here means: not a word of it leaves. */
export const documentScopes: Readonly<Record<string, readonly DocumentType[]>> = {
  id_doc: ['RF_PASSPORT', 'FID_DOC'],
  medical_doc: ['MDCL_PLCY'],
  birth_cert_doc: ['RF_BRTH_CERT', 'FID_BRTH_CERT', 'OLD_BRTH_CERT', 'BRTH_CERT'],
  drivers_licence_doc: ['RF_DRIVING_LICENSE'],
  foreign_passport_doc: ['FRGN_PASS'],
  military_doc: ['MLTR_ID'],
  residence_doc: ['RSDNC_PERMIT'],
  temporary_residence_doc: ['RFG_CERT', 'CERT_REG_IMM'],
}

export const kidDocumentScopes: Readonly<Record<string, readonly DocumentType[]>> = {
  kid_birth_cert_doc: [
    'RF_BRTH_CERT',
    'FID_BRTH_CERT',
    'OLD_BRTH_CERT',
    'BRTH_CERT',
    'KID_RF_BRTH_CERT',
    'KID_ACT_RECORD',
    'MDCL_BRTH_CERT',
  ],
  kid_medical_doc: ['MDCL_PLCY'],
  kid_snils: ['KID_SNILS', 'SNILS'],
  kid_inn: ['INN'],
}

/** Numbers that have scopes of their own come as documents only to those who read documents. */
export const numberScopes: Readonly<Record<string, readonly DocumentType[]>> = {
  snils: ['SNILS'],
  inn: ['INN'],
}

const contactScopes: Readonly<Record<string, readonly Contact['type'][]>> = {
  mobile: ['MBT'],
  email: ['EML'],
  contacts: ['MBT', 'EML', 'PHN', 'CEM'],
}

const kidContactScopes: Readonly<Record<string, readonly Contact['type'][]>> = {
  kid_mobile: ['MBT'],
  kid_email: ['EML'],
}

export function openTypes<T>(
  rules: Readonly<Record<string, readonly T[]>>,
  scopes: readonly string[],
): Set<T> {
  return new Set(scopes.flatMap((scope) => (Object.hasOwn(rules, scope) ? (rules[scope] ?? []) : [])))
}

export const openContacts = (scopes: readonly string[]) => openTypes(contactScopes, scopes)
export const openKidContacts = (scopes: readonly string[]) => openTypes(kidContactScopes, scopes)

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

export const collectionNames: readonly CollectionName[] = [
  'ctts',
  'addrs',
  'docs',
  'kids',
  'vhls',
  'orgs',
  'roles',
]

export const isCollection = (name: string): name is CollectionName => Object.hasOwn(collections, name)

export const isOpen = (name: CollectionName, scopes: readonly string[]): boolean => collections[name](scopes)
