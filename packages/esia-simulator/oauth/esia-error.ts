import type { Assumed } from '../assumed.ts'

/** The texts that are not quoted in public are those of RFC 6749, from which ESIA took the others. */
const catalogue = {
  '007003': [
    'invalid_request',
    'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
  ],
  '007004': ['access_denied', 'The resource owner or authorization server denied the request.'],
  '007005': [
    'unauthorized_client',
    'The client is not authorized to request an access token using this method.',
  ],
  '007006': ['invalid_scope', 'The requested scope is invalid, unknown, or malformed.'],
  '007009': [
    'unsupported_response_type',
    'The authorization server does not support obtaining an access token using this method.',
  ],
  '007011': [
    'invalid_grant',
    'The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  ],
  '007012': [
    'unsupported_grant_type',
    'The authorization grant type is not supported by the authorization server.',
  ],
  '007013': ['invalid_request', 'The request doesn`t contain scope.'],
  '007014': ['invalid_request', 'The request doesn`t contain the mandatory parameter [%].'],
  '007015': ['invalid_request', 'The time of the request is invalid.'],
  '007023': ['invalid_request', 'The redirect_uri is not allowed for the client.'],
  '007038': ['invalid_request', 'The parameters of the request can not be read.'],
  '007039': ['invalid_request', 'The code_challenge was not given in the authorization request.'],
  '007040': ['invalid_grant', 'The code_verifier does not match the code_challenge.'],
  '007053': ['access_denied', 'OAuthErrorEnum.clientSecretWrong'],
  '007055': ['access_denied', 'The account of the resource owner is not confirmed.'],
  // From here on meanings are public, `error` and texts are ours.
  '007002': ['unauthorized_client', 'The certificate does not match the client or is missing.'],
  '007007': [
    'server_error',
    'The authorization server encountered an unexpected condition that prevented it from fulfilling the request.',
  ],
  '007008': [
    'temporarily_unavailable',
    'The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server.',
  ],
  '007019': ['access_denied', 'The client has no permission for the request.'],
  '007046': ['access_denied', 'The scope demands a second factor that the resource owner does not have.'],
  '007060': ['invalid_request', 'The roles are wrong.'],
  '007061': ['invalid_request', 'The obj_type is wrong.'],
  '007062': ['access_denied', 'The type or the role of the resource owner is wrong.'],
  '007110': ['server_error', 'The QR session has failed.'],
  '007194': ['access_denied', 'The organisation scope was requested for someone who is no employee.'],
  '036700': ['invalid_request', 'The type of consent is missing.'],
  '036701': ['invalid_request', 'The type of consent is unknown.'],
  '036702': ['invalid_scope', 'A mandatory scope of the consent is missing.'],
  '036703': ['invalid_scope', 'The scopes exceed those of the consent.'],
  '036704': ['invalid_scope', 'The scopes are not allowed for the consent.'],
  '036705': ['invalid_request', 'The actions of the consent are missing.'],
  '036706': ['invalid_request', 'The actions of the consent are not allowed.'],
  '036707': ['invalid_request', 'The purposes of the consent are missing.'],
  '036716': ['invalid_request', 'The expiry of the consent is wrong.'],
  '036726': ['invalid_request', 'The purposes of the consent are unknown.'],
  '036727': ['invalid_request', 'The purposes of the consent are not allowed.'],
  '008010': ['invalid_client', 'The client authentication failed.'],
} as const satisfies Record<string, readonly [error: string, text: string]>

export type EsiaErrorCode = keyof typeof catalogue

/** Those that are quoted in public together with their `error`. */
const quoted: readonly EsiaErrorCode[] = ['007004', '007005', '007011', '007014', '007053']

export type EsiaFailure = {
  readonly code: EsiaErrorCode
  readonly error: string
  /** Exactly what goes over the wire as `error_description`. */
  readonly description: string
  /** For the log alone: which check failed, and what would pass it. */
  readonly detail: string
}

export type Because = { readonly detail: string; readonly parameter?: string }

export function esiaFailure(code: EsiaErrorCode, because: Because): EsiaFailure {
  const [error, text] = catalogue[code]
  const description = `ESIA-${code}: ${text.replace('%', because.parameter ?? '')}`
  return { code, error, description, detail: because.detail }
}

/** The `error` beside the code, or the plain one for codes whose own is not public. */
export function errorOf({ code, error }: EsiaFailure, assumed: Assumed): string {
  return quoted.includes(code) || assumed.on('error-by-code') ? error : 'invalid_request'
}

export const codes: readonly string[] = Object.keys(catalogue)
