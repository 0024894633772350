import type { Generation } from '../settings.ts'

export type Signed = {
  readonly clientId: string
  readonly scope: string
  readonly timestamp: string
  readonly state: string
  readonly redirectUri: string
  /** In a token request for a code. */
  readonly code?: string
}

/**
 * What a request signs, decoded, in UTF-8, nothing between the fields. v1, at `ac` and `te` alike: scope + timestamp +
 * client_id + state. v3: client_id + scope + scope_org + timestamp + state + redirect_uri, and in `v3/te` for a code
 * that code; we ask for no organisations, so scope_org adds nothing. Mixing the two gives ESIA-007053.
 */
export function signedText(generation: Generation, signed: Signed): Uint8Array {
  const { clientId, scope, timestamp, state, redirectUri, code = '' } = signed

  return new TextEncoder().encode(
    generation === 'v1'
      ? scope + timestamp + clientId + state
      : clientId + scope + timestamp + state + redirectUri + code,
  )
}
