/**
 * What each fault of the simulator ends on, in the portal's own names of its pages; those that let a person in are
 * below, with the reason.
 */
export const stops = [
  ['refused', 'refused esia-007004'],
  ['unconfirmed', `esia-007055 unconfirmed-token person-missing-trusted person-unconfirmed`],
  ['closed', 'person-deleted'],
  [
    'unfinished',
    `error-without-state error-with-code return-without-state return-wrong-state return-without-code
    return-empty-code`,
  ],
  [
    'unavailable',
    `error-without-text esia-007007 esia-007008 status-500 status-502 status-503 status-429 truncated
    te-007007 te-007008 person-status-500 person-status-502 person-status-503 person-status-429 person-truncated`,
  ],
  [
    'rejected',
    `unknown-error unknown-code reused-code
    esia-007002 esia-007003 esia-007005 esia-007006 esia-007009 esia-007013 esia-007014 esia-007015 esia-007019
    esia-007038 esia-007046 esia-007053 esia-007060 esia-007061 esia-007062 esia-007110 esia-007194 esia-036700
    esia-036701 esia-036702 esia-036703 esia-036704 esia-036705 esia-036706 esia-036707 esia-036716 esia-036726
    esia-036727
    te-007002 te-007003 te-007004 te-007005 te-007006 te-007011 te-007012 te-007013 te-007014 te-007015 te-007019
    te-007023 te-007038 te-007039 te-007040 te-007053 te-008010
    no-content person-no-content person-005004 person-005011 person-005013 person-005029
    not-yet-valid issued-in-future sign-in-in-future access-not-yet-valid access-issued-in-future`,
  ],
  [
    'invalid',
    `html not-json huge redirect-302 redirect-307 empty list null
    person-html person-not-json person-huge person-redirect-302 person-redirect-307 person-empty person-list
    person-null
    another-person no-id-token no-access-token swapped-tokens number-token wrong-state missing-state negative-expiry
    string-expiry missing-expiry wrong-token-type error-with-tokens
    bad-signature no-signature alg-none alg-none-signed hs256-public-key foreign-key header-key unknown-alg
    other-kind two-parts not-jwt
    access-bad-signature access-no-signature access-alg-none access-alg-none-signed access-hs256-public-key
    access-foreign-key access-header-key access-unknown-alg access-other-kind access-two-parts access-not-jwt
    wrong-issuer issuer-without-slash expired string-times wrong-audience audience-list wrong-subject string-subject
    empty-subject wrong-subject-type wrong-subject-oid string-confirmed huge-claims
    missing-issuer missing-audience missing-subject missing-exp missing-iat missing-auth-time missing-sbj
    missing-subject-type missing-subject-oid
    access-wrong-issuer access-issuer-without-slash access-expired access-string-times access-wrong-client
    access-wrong-subject access-missing-issuer access-missing-client-id access-missing-exp access-missing-iat
    access-missing-scope access-missing-sbj-id
    person-nulls person-wrong-types person-wrong-date person-iso-date person-control-characters person-endless-name
    person-many-documents`,
  ],
  [
    'name-missing',
    `fewer-scopes without-fullname without-birthdate person-missing-first-name person-missing-last-name
    person-missing-birth-date`,
  ],
  ['snils-missing', 'without-snils person-missing-snils'],
  ['impossible', 'person-future-date person-wrong-snils'],
] as const

type Harmless = {
  readonly because: string
  readonly names: string
  readonly shows?: RegExp
  readonly hides?: RegExp
}

/** Faults that let the person in, each with the reason why they may; the card is the usual one unless it `shows` another. */
export const harmless: readonly Harmless[] = [
  {
    because: 'the JSON is right, and what it calls itself is not asked',
    names: 'plain-type person-plain-type',
  },
  {
    because: 'a card can do without it, and says that it is missing',
    names: `without-gender without-id-doc without-medical-doc without-mobile without-email person-missing-gender
      person-missing-citizenship person-missing-documents person-missing-contacts person-unknown-gender`,
    shows: /(?:Пол|Гражданство|Документ|Номер полиса|Мобильный телефон|Электронная почта) не указан/,
  },
  {
    because: 'what was not asked for is not kept',
    names: 'more-scopes person-more-data',
  },
  {
    because: 'a registration needs no fresh proof; the session knows the old one, and hides the numbers',
    names: 'old-sign-in',
    shows: /000-\*\*\*-\*\*\* 22/,
    hides: /000-000-701 22/,
  },
  {
    because: 'iat stands in for it (RFC 7519 leaves nbf to the issuer)',
    names: 'missing-nbf access-missing-nbf',
  },
  {
    because: 'nothing rests on it',
    names: 'missing-amr missing-sid missing-subject-name access-missing-sid person-prototype',
  },
  {
    because: 'spaces are tidied, letters stay as they came',
    names: 'person-capitals',
    shows: /Фамилия ИВАНОВА из .* Имя ВЕРА из /,
    hides: / {2}(?:ИВАНОВА|ВЕРА)|ВЕРА {2}/,
  },
  {
    because: 'a name is text, whatever it looks like',
    names: 'person-markup',
    shows: /&lt;script&gt;alert\(1\)&lt;\/script&gt;/,
    hides: /<script>alert|<img src=x/,
  },
  {
    because: 'a record bears no oid, so a first one can not be told from another’s',
    names: 'person-another',
    shows: /Соколова Анна/,
  },
]

/** The names of a row of the tables above. */
export const namesIn = (text: string): readonly string[] => text.split(/\s+/)
