import type { EsiaDocumentType } from './document-types.ts'

const birthCertificates = [
  'RF_BRTH_CERT',
  'FID_BRTH_CERT',
  'OLD_BRTH_CERT',
  'BRTH_CERT',
  'KID_RF_BRTH_CERT',
  'KID_ACT_RECORD',
  'MDCL_BRTH_CERT',
] as const

const documentScopes: Readonly<Record<string, readonly EsiaDocumentType[]>> = {
  id_doc: ['RF_PASSPORT', 'FID_DOC'],
  medical_doc: ['MDCL_PLCY'],
  drivers_licence_doc: ['RF_DRIVING_LICENSE'],
  foreign_passport_doc: ['FRGN_PASS'],
  military_doc: ['MLTR_ID'],
  birth_cert_doc: birthCertificates,
  residence_doc: ['RSDNC_PERMIT'],
  inn: ['INN'],
  snils: ['SNILS', 'KID_SNILS'],
}

/** Scopes of kids bear the same names behind this. */
const ofKid = 'kid_'

export type Whose = 'person' | 'kid'

/**
 * Whether these scopes open a document of this type. Types without a scope of their own in public (RFG_CERT, those of
 * the Цифровой профиль, new ones) are taken as sent: ESIA sends only what the token opens.
 */
export function opensDocument(scopes: readonly string[], type: string, whose: Whose): boolean {
  const opening = Object.entries(documentScopes)
    .filter(([, types]) => types.some((one) => one === type))
    .map(([scope]) => (whose === 'kid' ? `${ofKid}${scope}` : scope))

  return opening.length === 0 || opening.some((scope) => scopes.includes(scope))
}

/** Whether any scope at all opens documents. */
export function opensDocuments(scopes: readonly string[], whose: Whose): boolean {
  return scopes.some((scope) => scope.endsWith('_doc') && scope.startsWith(ofKid) === (whose === 'kid'))
}

/** Whether these scopes open a contact of this type. */
export function opensContact(scopes: readonly string[], type: string, whose: Whose): boolean {
  const [email, mobile] = whose === 'kid' ? ['kid_email', 'kid_mobile'] : ['email', 'mobile']
  if (whose === 'person' && scopes.includes('contacts')) return true

  return (type === 'EML' && scopes.includes(email)) || (type === 'MBT' && scopes.includes(mobile))
}

function opensContacts(scopes: readonly string[], whose: Whose): boolean {
  return ['EML', 'MBT'].some((type) => opensContact(scopes, type, whose))
}

export function opensKids(scopes: readonly string[]): boolean {
  return scopes.some((scope) => scope.startsWith(ofKid))
}

/** The collections that a person bears, and where each stands by itself. */
export const collections = { contacts: 'ctts', addresses: 'addrs', documents: 'docs' } as const

export type CollectionName = keyof typeof collections

/** The collections to ask for together with the person: those that the granted scopes open, since ESIA drops others. */
export function openCollections(scopes: readonly string[]): readonly CollectionName[] {
  return [
    ...(opensContacts(scopes, 'person') ? ['contacts' as const] : []),
    ...(scopes.includes('addresses') ? ['addresses' as const] : []),
    ...(opensDocuments(scopes, 'person') ? ['documents' as const] : []),
  ]
}

/** Likewise of each kid. */
export function openKidCollections(scopes: readonly string[]): readonly CollectionName[] {
  return [
    ...(opensContacts(scopes, 'kid') ? ['contacts' as const] : []),
    ...(opensDocuments(scopes, 'kid') ? ['documents' as const] : []),
  ]
}
