import type { EsiaDocumentType } from './document-types.ts'

/** A value of ESIA's that we keep as text, so that one that is new to us is not lost. */
export type EsiaContact = {
  readonly id?: string
  /** MBT mobile, PHN home phone, EML e-mail, CEM service e-mail, or one that we don't know yet. */
  readonly type: string
  /** As sent; phones look like `+7(999)1234567`. */
  readonly value: string
  /** `vrfStu` is VERIFIED. Only ever of MBT and EML: ESIA confirms no others. */
  readonly verified: boolean
  /** A new value that waits to be confirmed (`vrfValStu` is VERIFYING); `value` counts until then. */
  readonly verifyingValue?: string
  /** Whether the code that was sent for the new value is too old. */
  readonly codeExpired?: boolean
  readonly eTag?: string
}

/** Where a check of ESIA's stands that is not over or has failed. */
export type EsiaVerification = 'VERIFYING' | 'VERIFICATION_FAILED'

/** What ESIA's inquiry about a passport found. */
export type EsiaPassportState =
  | 'PERSON_NOT_FOUND'
  | 'PASSPORT_NOT_FOUND'
  | 'PASSPORT_INVALID'
  | 'AUTO_UPDATE_SUCCESS'

/** Dates are ISO, `YYYY-MM-DD`. */
export type EsiaDocument = {
  readonly id?: string
  readonly type: EsiaDocumentType
  readonly series?: string
  readonly number?: string
  readonly issueDate?: string
  readonly issuedBy?: string
  /** Six digits of the office that issued a passport. */
  readonly issueId?: string
  readonly expiryDate?: string
  /** In Latin letters, of a FRGN_PASS. */
  readonly lastName?: string
  readonly firstName?: string
  /** `vrfStu` is VERIFIED. */
  readonly verified: boolean
  readonly verification?: EsiaVerification
  /** The number of the inquiry that the verification waits for. */
  readonly verificationRequest?: string
  /** Of a birth certificate. */
  readonly actNo?: string
  readonly actDate?: string
  /** Of an MDCL_PLCY: the insurer. Its number has 16 digits; older ones have a series and a number. */
  readonly medicalOrg?: string
  /** Whether the inquiry found a passport valid. */
  readonly passportValid?: boolean
  readonly passportState?: EsiaPassportState
  readonly eTag?: string
}

/** A document of a type that is not in `documentTypes`: nothing is known of its fields. */
export type EsiaOtherDocument = {
  readonly type: string
  /** All fields as they came, unchecked; a wrong one spoils nothing. */
  readonly raw: Readonly<Record<string, unknown>>
}

export type EsiaAddress = {
  readonly id?: string
  /** PLV where the person lives, PRG where registered, or one that we don't know yet (a temporary one has no public name). */
  readonly type: string
  /** Without house and flat. */
  readonly text: string
  readonly fiasCode?: string
  readonly fiasCode2?: string
  readonly fiasCodeLevel?: string
  /** ISO 3166 alpha-3. */
  readonly countryId?: string
  readonly zipCode?: string
  readonly region?: string
  readonly area?: string
  readonly city?: string
  readonly district?: string
  readonly settlement?: string
  readonly additionArea?: string
  readonly additionAreaStreet?: string
  readonly street?: string
  readonly house?: string
  readonly building?: string
  readonly frame?: string
  readonly flat?: string
  readonly eTag?: string
}

/** A child whom a parent has entered. Only the address and the embed are public; the fields are those of a person. */
export type EsiaKid = {
  readonly id?: string
  /** Of the child's own account, where there is one. */
  readonly oid?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly middleName?: string
  /** ISO, `YYYY-MM-DD`. */
  readonly birthDate?: string
  readonly gender?: 'M' | 'F'
  /** Eleven digits. */
  readonly snils?: string
  /** Twelve digits. */
  readonly inn?: string
  readonly trusted: boolean
  readonly type?: string
  readonly contacts: readonly EsiaContact[]
  readonly documents: readonly EsiaDocument[]
  readonly otherDocuments: readonly EsiaOtherDocument[]
  readonly eTag?: string
}

/** What the scopes opened and nothing else; a field that ESIA doesn't have is absent. */
export type EsiaPerson = {
  readonly oid: string
  readonly firstName?: string
  readonly lastName?: string
  readonly middleName?: string
  /** ISO, `YYYY-MM-DD`. */
  readonly birthDate?: string
  readonly birthPlace?: string
  readonly gender?: 'M' | 'F'
  /** Eleven digits. */
  readonly snils?: string
  /** Twelve digits. */
  readonly inn?: string
  /** ISO 3166 alpha-3, as in ОКСМ. */
  readonly citizenship?: string
  /** Whether the account is confirmed. */
  readonly trusted: boolean
  /** REGISTERED, or DELETED and others: then nobody enters by it any more. */
  readonly status?: string
  /** Whether ESIA is checking the person's data now. */
  readonly verifying: boolean
  /** `containsUpCfmCode`: a code to confirm the account is on its way. */
  readonly awaitsConfirmation: boolean
  /** `rIdDoc`: the id of the main identity document among `documents`. */
  readonly identityDocumentId?: string
  readonly updatedAt?: Date
  readonly contacts: readonly EsiaContact[]
  readonly documents: readonly EsiaDocument[]
  readonly otherDocuments: readonly EsiaOtherDocument[]
  readonly addresses: readonly EsiaAddress[]
  readonly kids: readonly EsiaKid[]
  readonly eTag?: string
}
