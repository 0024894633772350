/** Dates are ISO here and `dd.MM.yyyy` on the wire; phones are `+7(DDD)DDDDDDD`, СНИЛС `000-000-000 00`, as ESIA sends them. */
export type Person = {
  readonly id: string
  readonly oid: number
  /** For the people who try the stand out: what is particular about this person. */
  readonly story: string
  readonly password: string
  /** Госуслуги keep this person out, whatever they type. */
  readonly locked?: true
  /** Whose scopes count as granted from the start; others see the page of data to hand over. */
  readonly grantedBefore: boolean
  readonly confirmed: boolean
  readonly lastName: string
  readonly firstName: string
  readonly middleName?: string
  readonly birthDate: string
  readonly birthPlace?: string
  readonly gender: 'M' | 'F'
  readonly snils?: string
  readonly inn?: string
  readonly citizenship: string
  readonly updatedOn: string
  readonly contacts: readonly Contact[]
  readonly documents: readonly PersonDocument[]
  readonly addresses: readonly Address[]
  readonly kids: readonly Kid[]
}

export type Contact = {
  readonly id: number
  readonly type: 'MBT' | 'PHN' | 'EML'
  readonly value: string
  readonly verified: boolean
}

export type DocumentType = 'RF_PASSPORT' | 'FID_DOC' | 'MDCL_PLCY' | 'RF_BRTH_CERT' | 'KID_RF_BRTH_CERT'

export type PersonDocument = {
  readonly id: number
  readonly type: DocumentType
  readonly verified: boolean
  readonly series?: string
  readonly number: string
  readonly issueDate?: string
  readonly issueId?: string
  readonly issuedBy?: string
  readonly expiryDate?: string
  readonly actNo?: string
  readonly actDate?: string
  readonly medicalOrg?: string
}

export type Address = {
  readonly id: number
  readonly type: 'PLV' | 'PRG'
  readonly addressStr: string
  readonly fiasCode: string
  readonly zipCode: string
  readonly region: string
  readonly city?: string
  readonly area?: string
  readonly settlement?: string
  readonly street?: string
  readonly house: string
  readonly building?: string
  readonly frame?: string
  readonly flat?: string
}

export type Kid = Pick<
  Person,
  'lastName' | 'firstName' | 'middleName' | 'birthDate' | 'gender' | 'documents'
> & { readonly id: number; readonly snils: string }

export const nameOf = (person: Pick<Person, 'lastName' | 'firstName' | 'middleName'>): string =>
  [person.lastName, person.firstName, person.middleName].filter((part) => part !== undefined).join(' ')

export const contactOf = (person: Person, type: Contact['type']): Contact | undefined =>
  person.contacts.find((contact) => contact.type === type)
