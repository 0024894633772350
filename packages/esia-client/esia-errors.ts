import type { EsiaFailureCode } from './failure.ts'

/** The public catalogue of ESIA's errors: number, our code, meaning. Codes not listed here are 'other'. */
const catalogue: readonly (readonly [string, EsiaFailureCode, string])[] = [
  ['007002', 'client-rejected', 'certificate does not fit the mnemonic, or none'],
  ['007003', 'client-rejected', 'bad, missing or duplicated parameter'],
  ['007004', 'refused-by-person', 'owner or service refused'],
  ['007005', 'client-rejected', 'client may not use this method'],
  ['007006', 'scope-rejected', 'scope wrong or unknown'],
  ['007007', 'unavailable', 'internal error'],
  ['007008', 'unavailable', 'overload or maintenance'],
  ['007009', 'client-rejected', 'response type not supported'],
  [
    '007011',
    'grant-rejected',
    'code or refresh token invalid, expired, used, or of another client or redirect address',
  ],
  ['007012', 'client-rejected', 'grant type not supported'],
  ['007013', 'scope-rejected', 'no scope'],
  ['007014', 'client-rejected', 'mandatory parameter missing'],
  ['007015', 'clock-skew', 'time of the request out of tolerance'],
  ['007019', 'client-rejected', 'no permission'],
  ['007023', 'client-rejected', 'redirect address not allowed'],
  ['007038', 'client-rejected', 'parameters unreadable'],
  ['007039', 'client-rejected', 'code challenge was not given'],
  ['007040', 'grant-rejected', 'code verifier does not match'],
  ['007046', 'second-factor-missing', 'second factor required but unavailable to the person'],
  ['007053', 'client-rejected', 'client secret wrong: string, system or inactive certificate'],
  ['007055', 'unconfirmed', 'account is not confirmed'],
  ['007060', 'client-rejected', 'roles wrong'],
  ['007061', 'client-rejected', 'object type wrong'],
  ['007062', 'role-rejected', 'user type or role wrong'],
  ['007110', 'qr-failed', 'QR session error'],
  ['007194', 'scope-rejected', 'organisation scope for a person who is no employee'],
  ['008010', 'client-rejected', 'client authentication failed'],
  ['036700', 'scope-rejected', 'consent type missing'],
  ['036701', 'scope-rejected', 'consent type unknown'],
  ['036702', 'scope-rejected', 'consent: mandatory scope missing'],
  ['036703', 'scope-rejected', 'consent: scopes exceed'],
  ['036704', 'scope-rejected', 'consent: scopes not allowed'],
  ['036705', 'scope-rejected', 'consent: actions'],
  ['036706', 'scope-rejected', 'consent: actions'],
  ['036707', 'scope-rejected', 'consent: purposes'],
  ['036716', 'scope-rejected', 'consent: expiry'],
  ['036726', 'scope-rejected', 'consent: purposes'],
  ['036727', 'scope-rejected', 'consent: purposes'],
  ['005011', 'token-rejected', 'access token invalid'],
  ['005013', 'token-rejected', 'access token expired'],
  ['005029', 'scope-rejected', 'scope does not open it'],
]

export const esiaErrors: ReadonlyMap<string, { readonly code: EsiaFailureCode; readonly meaning: string }> =
  new Map(catalogue.map(([number, code, meaning]) => [`ESIA-${number}`, { code, meaning }]))

/** RFC 6749 §4.1.2.1 and §5.2, for answers that bear no ESIA code. */
export const oauthErrors: ReadonlyMap<string, EsiaFailureCode> = new Map([
  ['access_denied', 'refused-by-person'],
  ['invalid_grant', 'grant-rejected'],
  ['invalid_client', 'client-rejected'],
  ['unauthorized_client', 'client-rejected'],
  ['invalid_request', 'client-rejected'],
  ['unsupported_response_type', 'client-rejected'],
  ['unsupported_grant_type', 'client-rejected'],
  ['invalid_scope', 'scope-rejected'],
  ['server_error', 'unavailable'],
  ['temporarily_unavailable', 'unavailable'],
])
