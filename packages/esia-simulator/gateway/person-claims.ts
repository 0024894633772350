import { contactOf, type Person } from '../people/person.ts'

/** Which claims a scope opens: ESIA's own names of scopes, since a gateway asks ESIA for nothing else. */
export const claimsOfScopes = {
  openid: ['sub', 'trusted', 'status'],
  fullname: ['family_name', 'given_name', 'middle_name'],
  birthdate: ['birthdate'],
  birthplace: ['birthplace'],
  gender: ['gender'],
  snils: ['snils'],
  inn: ['inn'],
  id_doc: ['citizenship', 'documents'],
  medical_doc: ['documents'],
  birth_cert_doc: ['documents'],
  mobile: ['phone_number', 'phone_number_verified'],
  email: ['email', 'email_verified'],
  contacts: ['phone_number', 'phone_number_verified', 'home_phone', 'email', 'email_verified'],
  addresses: ['addresses'],
} as const satisfies Record<string, readonly string[]>

const documentTypes: Readonly<Record<string, readonly string[]>> = {
  id_doc: ['RF_PASSPORT', 'FID_DOC'],
  medical_doc: ['MDCL_PLCY'],
  birth_cert_doc: ['RF_BRTH_CERT'],
}

/**
 * Everything that the gateway tells of a person; the provider leaves out what the scopes don't open. Names are those of
 * OpenID Connect Core 5.1, and ESIA's own where it has none: no gateway's are public.
 */
export function personClaims(person: Person, scopes: ReadonlySet<string>): Record<string, unknown> {
  const [mobile, email, home] = (['MBT', 'EML', 'PHN'] as const).map((type) => contactOf(person, type))
  const open = new Set(
    Object.entries(documentTypes).flatMap(([scope, types]) => (scopes.has(scope) ? types : [])),
  )
  return {
    sub: String(person.oid),
    trusted: person.confirmed,
    status: 'REGISTERED',
    family_name: person.lastName,
    given_name: person.firstName,
    middle_name: person.middleName,
    birthdate: person.birthDate,
    birthplace: person.birthPlace,
    gender: person.gender === 'M' ? 'male' : 'female',
    snils: person.snils,
    inn: person.inn,
    citizenship: person.citizenship,
    phone_number: mobile?.value,
    phone_number_verified: mobile?.verified,
    home_phone: home?.value,
    email: email?.value,
    email_verified: email?.verified,
    documents: person.documents
      .filter(({ type }) => open.has(type))
      .map(({ verified, ...document }) => ({ ...document, vrfStu: verified ? 'VERIFIED' : 'NOT_VERIFIED' })),
    addresses: person.addresses,
  }
}
