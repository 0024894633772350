export type Signed = {
  readonly clientId: string
  readonly scope: string
  readonly timestamp: string
  readonly state: string
  readonly redirectUri: string
}

/**
 * What v2/ac signs: client_id + scope + scope_org + timestamp + state + redirect_uri, decoded, in UTF-8, nothing
 * between them. We ask for no organisations, so scope_org adds nothing. v1 has another order, and mixing the two
 * gives ESIA-007053.
 */
export function authorizationText({ clientId, scope, timestamp, state, redirectUri }: Signed): Uint8Array {
  return new TextEncoder().encode(clientId + scope + timestamp + state + redirectUri)
}

/** What v3/te signs for an authorization code: the same fields, and the code at the end. */
export function tokenText({ code, ...signed }: Signed & { readonly code: string }): Uint8Array {
  return Buffer.concat([authorizationText(signed), new TextEncoder().encode(code)])
}
