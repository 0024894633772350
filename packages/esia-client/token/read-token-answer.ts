import { failure, type EsiaFailure } from '../failure.ts'
import { isFields, own } from '../json/fields.ts'
import { parseJson } from '../json/parse-json.ts'
import { ok, type Result } from '../result.ts'
import type { Grant } from './request-tokens.ts'

export type Tokens = {
  readonly accessToken: string
  /** Always there for a code; at a refresh only when ESIA sends it (OpenID Connect Core §12.2). */
  readonly idToken: string | undefined
  readonly refreshToken: string | undefined
}

export function readTokenAnswer(
  body: Uint8Array,
  { sentState, grantType }: { readonly sentState: string; readonly grantType: Grant['grant_type'] },
): Result<Tokens, EsiaFailure> {
  const json = parseJson(body)
  if (!json.ok) return failure('invalid-answer', `token: ${json.error}`)
  if (!isFields(json.value)) return failure('invalid-answer', 'token: not an object')

  const answer = json.value
  const refreshed = grantType === 'refresh_token'
  const accessToken = own(answer, 'access_token')
  const idToken = own(answer, 'id_token')
  const refreshToken = own(answer, 'refresh_token')
  const type = own(answer, 'token_type')

  if (own(answer, 'error') !== undefined) return failure('invalid-answer', 'token: an error beside tokens')
  if (own(answer, 'state') !== sentState) return failure('invalid-answer', 'token: state is not the one sent')
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') {
    return failure('invalid-answer', 'token: token_type is not Bearer')
  }
  if (!isLifetime(own(answer, 'expires_in'), refreshed)) {
    return failure('invalid-answer', 'token: expires_in is not a positive number')
  }
  if (typeof accessToken !== 'string') return failure('invalid-answer', 'token: no access_token')
  if (typeof idToken !== 'string' && !(refreshed && idToken === undefined)) {
    return failure('invalid-answer', 'token: no id_token')
  }
  if (refreshToken !== undefined && !isRefreshToken(refreshToken)) {
    return failure('invalid-answer', 'token: refresh_token is no token')
  }

  return ok({ accessToken, idToken, refreshToken })
}

/** A client in use reads it as text at a refresh: what is used up by asking is not lost over quotation marks. */
function isLifetime(value: unknown, orText: boolean): boolean {
  if (orText && typeof value === 'string') return /^[1-9]\d{0,9}$/.test(value)

  return typeof value === 'number' && value > 0
}

/** A UUID by the book; what it looks like is ESIA's affair (RFC 6749 §1.5), that it fits a form is ours. */
export function isRefreshToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,4096}$/.test(value)
}
