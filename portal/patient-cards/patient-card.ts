import type { Admitted, Contact, IdentityAddress, IdentityDocument } from '../identity/identity.ts'

/** Where a value came from; `at` is an ISO instant. A verified value is never typed over: `own` stands beside it. */
export type Source = 'esia-verified' | 'esia-unverified' | 'self'

export type CardField<T> = {
  readonly value: T
  readonly source: Source
  readonly at: string
  readonly own?: { readonly value: string; readonly at: string } | undefined
}

export type CardDocument = Omit<IdentityDocument, 'verified'>
export type CardAddress = { readonly text: string; readonly fiasCode?: string | undefined }

export type CardContent = {
  readonly lastName: CardField<string>
  readonly firstName: CardField<string>
  readonly middleName?: CardField<string> | undefined
  readonly birthDate: CardField<string>
  readonly gender?: CardField<'male' | 'female'> | undefined
  readonly snils?: CardField<string> | undefined
  readonly citizenship?: CardField<string> | undefined
  readonly birthPlace?: CardField<string> | undefined
  readonly document?: CardField<CardDocument> | undefined
  readonly policy?: CardField<CardDocument> | undefined
  readonly mobile?: CardField<string> | undefined
  readonly homePhone?: CardField<string> | undefined
  readonly email?: CardField<string> | undefined
  readonly residence?: CardField<CardAddress> | undefined
  readonly registration?: CardField<CardAddress> | undefined
}

export type CardFieldName = keyof CardContent

/** A person's own card, made of what Госуслуги told of them, each value with its source. */
export function makeOwnCard(identity: Admitted, now: Date): CardContent {
  const at = now.toISOString()
  const field = <T>(value: T, verified: boolean): CardField<T> => ({
    value,
    source: verified ? 'esia-verified' : 'esia-unverified',
    at,
  })
  const told = <T>(value: T | undefined) => (value === undefined ? undefined : field(value, true))
  const contact = (given: Contact | undefined) => given && field(given.value, given.verified)
  const paper = (isWanted: (document: IdentityDocument) => boolean) => {
    const found = identity.documents.find(isWanted)
    if (found === undefined) return undefined
    const { verified, ...document } = found
    return field(document, verified)
  }
  const address = (type: IdentityAddress['type']) => {
    const found = identity.addresses.find((place) => place.type === type)
    return found && field({ text: found.text, fiasCode: found.fiasCode }, false)
  }

  return {
    lastName: field(identity.lastName, true),
    firstName: field(identity.firstName, true),
    middleName: told(identity.middleName),
    birthDate: field(identity.birthDate, true),
    gender: told(identity.gender),
    snils: told(identity.snils),
    citizenship: told(identity.citizenship),
    birthPlace: told(identity.birthPlace),
    document: paper(({ type }) => type !== 'MDCL_PLCY'),
    policy: paper(({ type }) => type === 'MDCL_PLCY'),
    mobile: contact(identity.mobile),
    homePhone: contact(identity.homePhone),
    email: contact(identity.email),
    residence: address('residence'),
    registration: address('registration'),
  }
}
