/** Where a value stands among the claims: the claim's name, or the names on the way to it. */
export type Claim = string | readonly string[]

/** A claim that says yes by one of these values; absent, or anything else, it says no. */
export type Said = { readonly claim: Claim; readonly is: readonly (string | number | boolean)[] }

export type ContactClaims = { readonly value: Claim; readonly verified: Said }

/** Inside `documents` and `addresses` the claims are those of one element of the list. */
export type Mapping = {
  /** `esia`: `oid` holds ESIA's number of the person. `gateway`: a name of the gateway's own, good for it alone. */
  readonly subject: 'esia' | 'gateway'
  readonly oid: Claim
  readonly confirmed: Said
  /** Whether the account is in force; a gateway that says nothing of it says yes. */
  readonly registered: Said
  readonly lastName: Claim
  readonly firstName: Claim
  readonly middleName: Claim
  readonly birthDate: Claim
  readonly birthPlace: Claim
  readonly gender: Claim
  readonly snils: Claim
  readonly citizenship: Claim
  readonly mobile: ContactClaims
  readonly homePhone: ContactClaims
  readonly email: ContactClaims
  readonly documents: {
    readonly list: Claim
    readonly type: Claim
    /** The gateway's names of types to ESIA's; a name that isn't here stays as it came. */
    readonly types: Readonly<Record<string, string>>
    readonly series: Claim
    readonly number: Claim
    readonly issueDate: Claim
    readonly issuedBy: Claim
    readonly issueId: Claim
    readonly verified: Said
  }
  readonly addresses: {
    readonly list: Claim
    readonly type: Claim
    /** An address of a type that isn't here is left out. */
    readonly types: Readonly<Record<string, 'residence' | 'registration'>>
    /** What the address is put together from, each with the words before it. */
    readonly parts: readonly { readonly claim: Claim; readonly before: string }[]
    readonly fiasCode: Claim
  }
}

/**
 * An assumption, since no gateway's claims are public: names of OpenID Connect Core 5.1 where it has one, ESIA's own
 * elsewhere. An operator changes any of it in GATEWAY_CLAIMS_FILE.
 */
export const usualMapping: Mapping = {
  subject: 'esia',
  oid: 'sub',
  confirmed: { claim: 'trusted', is: [true] },
  registered: { claim: 'status', is: ['REGISTERED'] },
  lastName: 'family_name',
  firstName: 'given_name',
  middleName: 'middle_name',
  birthDate: 'birthdate',
  birthPlace: 'birthplace',
  gender: 'gender',
  snils: 'snils',
  citizenship: 'citizenship',
  mobile: { value: 'phone_number', verified: { claim: 'phone_number_verified', is: [true] } },
  homePhone: { value: 'home_phone', verified: { claim: 'home_phone_verified', is: [] } },
  email: { value: 'email', verified: { claim: 'email_verified', is: [true] } },
  documents: {
    list: 'documents',
    type: 'type',
    types: {},
    series: 'series',
    number: 'number',
    issueDate: 'issueDate',
    issuedBy: 'issuedBy',
    issueId: 'issueId',
    verified: { claim: 'vrfStu', is: ['VERIFIED'] },
  },
  addresses: {
    list: 'addresses',
    type: 'type',
    types: { PLV: 'residence', PRG: 'registration' },
    parts: [
      { claim: 'addressStr', before: '' },
      { claim: 'house', before: 'д. ' },
      { claim: 'building', before: 'стр. ' },
      { claim: 'frame', before: 'к. ' },
      { claim: 'flat', before: 'кв. ' },
    ],
    fiasCode: 'fiasCode',
  },
}
