import { fail, ok, type Result } from '../../lib/result.ts'

/** As much of the gateway's own description as the road needs (OpenID Connect Discovery 1.0, 3). */
export type Metadata = {
  readonly issuer: string
  readonly authorization_endpoint?: string | undefined
  readonly token_endpoint?: string | undefined
  readonly jwks_uri?: string | undefined
  readonly userinfo_endpoint?: string | undefined
  readonly end_session_endpoint?: string | undefined
  readonly code_challenge_methods_supported?: readonly string[] | undefined
  readonly id_token_signing_alg_values_supported?: readonly string[] | undefined
}

type Expected = {
  readonly issuer: string
  readonly idTokenAlg: string
  /** Where browsers may be sent. */
  readonly browserOrigins: readonly string[]
  readonly isSafe: (address: string) => boolean
}

/** Says what of the description can't be worked with; what is left out of it is not held against it. */
export function checkMetadata(of: Metadata, expected: Expected): Result<undefined, string> {
  // Letter for letter: another spelling would be the iss of the tokens (Discovery 1.0, 4.3).
  if (of.issuer !== expected.issuer) return fail('discovery names another issuer')

  const asked = [of.token_endpoint, of.jwks_uri]
  if (asked.includes(undefined) || of.authorization_endpoint === undefined)
    return fail('discovery lacks an endpoint')
  const unsafe = [...asked, of.userinfo_endpoint].some((at) => at !== undefined && !expected.isSafe(at))
  if (unsafe) return fail('an endpoint is not safe to call')

  const shown = [of.authorization_endpoint, of.end_session_endpoint].filter((at) => at !== undefined)
  if (!shown.every((at) => expected.browserOrigins.includes(URL.parse(at)?.origin ?? '')))
    return fail('an endpoint for browsers is on an origin that is not in GATEWAY_BROWSER_ORIGINS')

  if (of.code_challenge_methods_supported?.includes('S256') === false) return fail('no PKCE by S256')
  if (of.id_token_signing_alg_values_supported?.includes(expected.idTokenAlg) === false)
    return fail(`id tokens are not signed with ${expected.idTokenAlg}`)
  return ok(undefined)
}
