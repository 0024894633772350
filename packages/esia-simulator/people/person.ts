/** Dates are ISO here and `dd.MM.yyyy` on the wire; phones are `+7(DDD)DDDDDDD`, СНИЛС `000-000-000 00`, as ESIA sends them. */
export type Person = {
  readonly id: string
  readonly oid: number
  /** For the people who try the stand out: what is particular about this person. */
  readonly story: string
  readonly password: string
  /** Base32, of an application that shows codes; who has it gets no SMS. */
  readonly totpSecret?: string
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
  /** `REGISTERED` where absent. */
  readonly status?: string
  /** The account’s data are being checked just now. */
  readonly verifying?: true
  readonly containsUpCfmCode?: true
  readonly contacts: readonly Contact[]
  readonly documents: readonly PersonDocument[]
  readonly addresses: readonly Address[]
  readonly kids: readonly Kid[]
  readonly vehicles?: readonly Vehicle[]
  readonly organizations?: readonly Organization[]
}

export const contactTypes = ['MBT', 'PHN', 'EML', 'CEM'] as const

export type Contact = {
  readonly id: number
  readonly type: (typeof contactTypes)[number]
  readonly value: string
  readonly verified: boolean
  /** A new value that waits for its confirmation beside the old one. */
  readonly verifyingValue?: string
  readonly isCfmCodeExpired?: boolean
}

/** From the constants of Госуслуги’s own front end. */
export const documentTypes = [
  'RF_PASSPORT',
  'FID_DOC',
  'RF_DRIVING_LICENSE',
  'MLTR_ID',
  'FRGN_PASS',
  'MDCL_PLCY',
  'RF_BRTH_CERT',
  'FID_BRTH_CERT',
  'OLD_BRTH_CERT',
  'BRTH_CERT',
  'KID_RF_BRTH_CERT',
  'KID_ACT_RECORD',
  'MDCL_BRTH_CERT',
  'RSDNC_PERMIT',
  'RFG_CERT',
  'CERT_REG_IMM',
  'INN',
  'SNILS',
  'KID_SNILS',
] as const

export type DocumentType = (typeof documentTypes)[number]

export const checkStates = ['VERIFYING', 'VERIFICATION_FAILED'] as const
export const fmsStates = [
  'PERSON_NOT_FOUND',
  'PASSPORT_NOT_FOUND',
  'PASSPORT_INVALID',
  'AUTO_UPDATE_SUCCESS',
] as const

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
  /** As a passport for abroad has them, in Latin letters. */
  readonly lastName?: string
  readonly firstName?: string
  readonly actNo?: string
  readonly actDate?: string
  readonly medicalOrg?: string
  readonly vrfValStu?: (typeof checkStates)[number]
  readonly vrfReqId?: string
  readonly fmsState?: (typeof fmsStates)[number]
}

export const addressTypes = ['PLV', 'PRG'] as const

export type Address = {
  readonly id: number
  readonly type: (typeof addressTypes)[number]
  readonly addressStr: string
  readonly fiasCode?: string
  readonly fiasCode2?: string
  readonly fiasCodeLevel?: string
  /** `RUS` where absent. */
  readonly countryId?: string
  readonly zipCode?: string
  readonly region?: string
  readonly city?: string
  readonly area?: string
  readonly district?: string
  readonly settlement?: string
  readonly additionArea?: string
  readonly additionAreaStreet?: string
  readonly street?: string
  readonly house?: string
  readonly building?: string
  readonly frame?: string
  readonly flat?: string
}

export type Kid = Pick<
  Person,
  'lastName' | 'firstName' | 'middleName' | 'birthDate' | 'gender' | 'documents'
> & {
  readonly id: number
  readonly snils?: string
  readonly inn?: string
  readonly contacts?: readonly Contact[]
}

export type Vehicle = {
  readonly id: number
  readonly name: string
  readonly numberPlate: string
  readonly regCertificate: { readonly series: string; readonly number: string }
}

/** An organisation and what the person is in it. */
export type Organization = {
  /** The organisation’s own oid. */
  readonly id: number
  readonly fullName: string
  readonly shortName: string
  readonly ogrn: string
  readonly inn?: string
  readonly kpp?: string
  /** `LEGAL`, `BUSINESS`, `AGENCY`. */
  readonly type: string
  readonly chief: boolean
  readonly admin: boolean
  readonly email?: string
  readonly phone?: string
}

export const nameOf = (person: Pick<Person, 'lastName' | 'firstName' | 'middleName'>): string =>
  [person.lastName, person.firstName, person.middleName].filter((part) => part !== undefined).join(' ')

export const contactOf = (person: Person, type: Contact['type']): Contact | undefined =>
  person.contacts.find((contact) => contact.type === type)
