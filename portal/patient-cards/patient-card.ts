import type { Admitted, Contact, IdentityAddress, IdentityDocument } from '../identity/identity.ts'

/** Where a value came from; `at` is an ISO instant. What Госуслуги told is never typed over: `own` stands beside it. */
export type Source = 'esia-verified' | 'esia-unverified' | 'self'

/** `by` is the account of whoever typed it. */
export type Own<T> = { readonly value: T; readonly at: string; readonly by?: string | undefined }

export type CardField<T> = {
  readonly value: T
  readonly source: Source
  readonly at: string
  /** Of a typed value: the account of whoever typed it. */
  readonly by?: string | undefined
  readonly own?: Own<T> | undefined
}

export type CardDocument = Omit<IdentityDocument, 'verified'>
export type CardAddress = { readonly text: string; readonly fiasCode?: string | undefined }

/** Dates are ISO plain dates, СНИЛС eleven digits, phones E.164, citizenship ОКСМ alpha-3 or the person's own words. */
export type CardValues = {
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string
  readonly birthDate: string
  readonly gender: 'male' | 'female'
  readonly snils: string
  readonly citizenship: string
  readonly birthPlace: string
  readonly document: CardDocument
  readonly policy: CardDocument
  readonly mobile: string
  readonly homePhone: string
  readonly email: string
  readonly residence: CardAddress
  readonly registration: CardAddress
}

export type CardFieldName = keyof CardValues

/** Further papers, as many as there are: what Госуслуги told besides the main ones, and what the keeper added. */
export type CardLists = {
  readonly otherPapers: readonly CardDocument[]
  readonly ownPapers: readonly CardDocument[]
}

type AllValues = CardValues & CardLists
/** Of a field or of a list. */
export type CardPartName = keyof AllValues
/** Everything that a card may have, none of it for certain. */
export type CardFields = { readonly [F in CardPartName]?: CardField<AllValues[F]> | undefined }
type Needed = 'birthDate'

/** A newborn may have no name yet, and nobody is without a day of birth. */
export type CardContent = { readonly [F in Needed]: CardField<CardValues[F]> } & Omit<CardFields, Needed>

/** ФИО as Госуслуги told it, or as the keeper typed it; empty for a newborn without a name. */
export function nameOn({ lastName, firstName, middleName }: CardContent): string {
  return [lastName, firstName, middleName]
    .map((name) => name?.value)
    .filter(Boolean)
    .join(' ')
}

/** In the order of the card. */
export const cardFieldNames = [
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'gender',
  'snils',
  'citizenship',
  'birthPlace',
  'document',
  'policy',
  'mobile',
  'homePhone',
  'email',
  'residence',
  'registration',
] as const satisfies readonly CardFieldName[]

/** Lists stand after the fields. */
export const cardPartNames = [
  ...cardFieldNames,
  'otherPapers',
  'ownPapers',
] as const satisfies readonly CardPartName[]

export const isListName = (name: CardPartName): name is keyof CardLists =>
  name === 'otherPapers' || name === 'ownPapers'

export const contactNames = ['mobile', 'homePhone', 'email'] as const satisfies readonly CardFieldName[]
export type ContactName = (typeof contactNames)[number]

export function isCardFieldName(name: string): name is CardFieldName {
  return cardFieldNames.some((known) => known === name)
}

export function isContactName(name: CardFieldName): name is ContactName {
  return contactNames.some((known) => known === name)
}

/** Fields whose number is shown with stars unless the identity was proved a moment ago. */
export function isNumbered(name: CardFieldName): boolean {
  return name === 'snils' || name === 'policy' || name === 'document'
}

/** What a person types over in the form of contacts: a value that Госуслуги has verified keeps its place instead. */
export function isOpenContact(content: CardContent, name: ContactName): boolean {
  return content[name]?.source !== 'esia-verified'
}

/** How a person changes a field: in the form of contacts, on a page of its own, or not at all. */
export function changedOn(content: CardContent, name: CardFieldName): 'contacts' | 'page' | 'nothing' {
  if (isContactName(name) && isOpenContact(content, name)) return 'contacts'
  // Which paper it is can't be told by its number alone.
  return name === 'document' && content.document === undefined ? 'nothing' : 'page'
}

/** Fields whose own value stands beside another one from Госуслуги. */
export function differencesIn(content: CardContent): readonly CardFieldName[] {
  return cardFieldNames.filter((name) => content[name]?.own !== undefined)
}

/** What of a person makes a card; how they proved themselves doesn't. */
type Told = Omit<Admitted, 'oid' | 'confirmed' | 'closed' | 'provedAt'>

/** A person's own card, made of what Госуслуги told of them, each value with its source. */
export function makeOwnCard(identity: Told, now: Date): CardContent {
  const at = now.toISOString()
  const field = <T>(value: T, verified: boolean): CardField<T> => ({
    value,
    source: verified ? 'esia-verified' : 'esia-unverified',
    at,
  })
  const told = <T>(value: T | undefined) => (value === undefined ? undefined : field(value, true))
  const contact = (given: Contact | undefined) => given && field(given.value, given.verified)
  const paper = (found: IdentityDocument | undefined) => found && field(paperOf(found), found.verified)
  const main = identityPaper(identity.documents)
  const policy = identity.documents.find(({ type }) => type === policyType)
  const others = identity.documents.filter((found) => found !== main && found !== policy)
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
    document: paper(main),
    policy: paper(policy),
    mobile: contact(identity.mobile),
    homePhone: contact(identity.homePhone),
    email: contact(identity.email),
    residence: address('residence'),
    registration: address('registration'),
    otherPapers:
      others.length === 0
        ? undefined
        : field(
            others.map(paperOf),
            others.every(({ verified }) => verified),
          ),
  }
}

/** What is told now over what the card has; a part that nobody told of now stays. */
export function overlay(content: CardContent, told: CardContent): CardContent {
  const parts = cardPartNames.flatMap((name) =>
    told[name] === undefined ? [] : [[name, told[name]] as const],
  )
  return { ...content, ...Object.fromEntries(parts), birthDate: told.birthDate }
}

/** ESIA's name of the type of an ОМС policy. */
export const policyType = 'MDCL_PLCY'

/** ESIA lists papers in no order: a Russian's passport goes first, then what it verified. */
function identityPaper(documents: readonly IdentityDocument[]): IdentityDocument | undefined {
  const papers = documents.filter(({ type }) => type !== policyType)
  return (
    papers.find(({ type }) => type === 'RF_PASSPORT') ?? papers.find(({ verified }) => verified) ?? papers[0]
  )
}

/** Field by field: a paper of ESIA says more than a card has a use for. */
function paperOf({ type, series, number, issueDate, issuedBy, issueId }: IdentityDocument): CardDocument {
  return { type, series, number, issueDate, issuedBy, issueId }
}
