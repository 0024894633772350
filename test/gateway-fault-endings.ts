const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** What each fault of the gateway ends on; names of the OpenID Foundation's suite are its relying-party modules. */
export const stops = [
  ['refused', words('gateway-return-refused')],
  ['unconfirmed', words('gateway-unconfirmed gateway-confirmed-text gateway-confirmed-missing')],
  ['closed', words('gateway-deleted')],
  ['name-missing', words('gateway-without-name')],
  ['snils-missing', words('gateway-without-snils')],
  ['impossible', words('gateway-wrong-snils')],
  [
    'unfinished',
    words(`gateway-return-iss-wrong gateway-return-iss-twice gateway-return-state-missing
      gateway-return-code-and-error`),
  ],
  [
    'unavailable',
    words(`gateway-return-busy gateway-server-error gateway-token-status-500 gateway-token-status-503
      gateway-userinfo-status-500 gateway-userinfo-status-503`),
  ],
  [
    'rejected',
    words(`gateway-return-code-unknown gateway-return-error gateway-return-silence gateway-invalid-grant
      gateway-invalid-client`),
  ],
  [
    'invalid',
    words(`gateway-return-iss-missing
      oidcc-client-test-invalid-iss oidcc-client-test-invalid-aud oidcc-client-test-missing-aud
      oidcc-client-test-missing-sub oidcc-client-test-missing-iat oidcc-client-test-nonce-invalid
      oidcc-client-test-idtoken-sig-none oidcc-client-test-invalid-sig-rs256 oidcc-client-test-invalid-sig-hs256
      oidcc-client-test-invalid-sig-es256 oidcc-client-test-userinfo-invalid-sub
      gateway-iss-slash gateway-aud-list gateway-azp-other gateway-sub-empty gateway-sub-number gateway-nonce-missing
      gateway-expired gateway-exp-missing gateway-not-yet-valid gateway-issued-in-future gateway-auth-time-in-future
      gateway-foreign-key gateway-unknown-kid gateway-header-key
      gateway-no-id-token gateway-no-access-token gateway-number-token gateway-negative-expiry
      gateway-wrong-token-type
      gateway-token-html gateway-token-empty gateway-token-list gateway-token-huge gateway-token-redirect-307
      gateway-userinfo-html gateway-userinfo-empty gateway-userinfo-list gateway-userinfo-huge
      gateway-userinfo-redirect-307
      gateway-userinfo-missing-sub gateway-userinfo-number-sub gateway-number-name gateway-endless-name
      gateway-wrong-date gateway-text-documents`),
  ],
] as const

type Harmless = {
  readonly because: string
  readonly names: readonly string[]
  readonly shows?: RegExp
  readonly hides?: RegExp
}

/** Faults that let the person in, each with the reason why they may. */
export const harmless: readonly Harmless[] = [
  {
    because: 'one key is there, so it is the one',
    names: words('oidcc-client-test-kid-absent-single-jwks'),
  },
  {
    because: 'what the id token says of itself can not be said by userinfo',
    names: words('gateway-userinfo-another-issuer'),
  },
  {
    because: 'a registration needs no fresh proof; a proof of no age is an old one, and hides the numbers',
    names: words('gateway-auth-time-missing gateway-old-sign-in'),
    shows: /000-\*\*\*-\*\*\* 22/,
    hides: /000-000-701 22/,
  },
  {
    because: 'a card can do without it, and says that it is missing',
    names: words('gateway-without-documents'),
    shows: /не указан/,
  },
  {
    because: 'an unknown kid fetches the keys again',
    names: words(
      `oidcc-client-test-signing-key-rotation oidcc-client-test-signing-key-rotation-just-before-signing`,
    ),
  },
]

/** Told by a portal that has not yet read the gateway's description or its keys. */
export const coldFaults: readonly (readonly [end: 'unavailable' | 'invalid', name: string])[] = [
  ...words(`oidcc-client-test-discovery-issuer-mismatch gateway-discovery-plain-http gateway-discovery-other-origin
    gateway-discovery-html gateway-discovery-empty gateway-discovery-list gateway-discovery-huge
    gateway-discovery-redirect-307 gateway-discovery-status-500 gateway-discovery-status-503`).map(
    (name) => ['unavailable', name] as const,
  ),
  ...words(`gateway-jwks-no-keys gateway-jwks-empty gateway-jwks-garbage gateway-jwks-html
    gateway-jwks-list gateway-jwks-huge gateway-jwks-redirect-307`).map((name) => ['invalid', name] as const),
  ...words('gateway-jwks-status-500 gateway-jwks-status-503').map((name) => ['unavailable', name] as const),
  ['invalid', 'gateway-unpromised-alg'],
  // The last, since its keys are good ones, only too many.
  ['invalid', 'oidcc-client-test-kid-absent-multiple-jwks'],
]

/** Those that take as long as the deadline. */
export const silentFaults: readonly string[] = words(
  'gateway-discovery-silent gateway-token-silent gateway-jwks-silent gateway-userinfo-silent',
)
