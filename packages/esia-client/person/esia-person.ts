export type EsiaContact = {
  /** MBT mobile, PHN home phone, EML e-mail, or one that we don't know yet. */
  readonly type: string
  /** As sent; phones look like `+7(999)1234567`. */
  readonly value: string
  readonly verified: boolean
}

/** Dates are ISO, `YYYY-MM-DD`. */
export type EsiaDocument = {
  readonly type: string
  readonly series?: string
  readonly number?: string
  readonly issueDate?: string
  readonly issuedBy?: string
  readonly issueId?: string
  readonly expiryDate?: string
  readonly verified: boolean
  readonly actNo?: string
  readonly actDate?: string
  readonly medicalOrg?: string
}

export type EsiaAddress = {
  /** PLV where the person lives, PRG where registered, or one that we don't know yet. */
  readonly type: string
  /** Without house and flat. */
  readonly text: string
  readonly fiasCode?: string
  readonly zipCode?: string
  readonly region?: string
  readonly area?: string
  readonly city?: string
  readonly district?: string
  readonly settlement?: string
  readonly street?: string
  readonly house?: string
  readonly building?: string
  readonly frame?: string
  readonly flat?: string
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
  readonly trusted: boolean
  readonly status?: string
  readonly updatedAt?: Date
  readonly contacts: readonly EsiaContact[]
  readonly documents: readonly EsiaDocument[]
  readonly addresses: readonly EsiaAddress[]
}
