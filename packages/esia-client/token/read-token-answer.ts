import { failure, type EsiaFailure } from '../failure.ts'
import { isFields, own } from '../json/fields.ts'
import { parseJson } from '../json/parse-json.ts'
import { ok, type Result } from '../result.ts'

export type Tokens = { readonly accessToken: string; readonly idToken: string }

/** A refresh token is neither asked for nor kept, so it is not read. */
export function readTokenAnswer(body: Uint8Array, sentState: string): Result<Tokens, EsiaFailure> {
  const json = parseJson(body)
  if (!json.ok) return failure('invalid-answer', `token: ${json.error}`)
  if (!isFields(json.value)) return failure('invalid-answer', 'token: not an object')

  const accessToken = own(json.value, 'access_token')
  const idToken = own(json.value, 'id_token')
  const type = own(json.value, 'token_type')
  const lifetime = own(json.value, 'expires_in')

  if (own(json.value, 'error') !== undefined)
    return failure('invalid-answer', 'token: an error beside tokens')
  if (own(json.value, 'state') !== sentState)
    return failure('invalid-answer', 'token: state is not the one sent')
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') {
    return failure('invalid-answer', 'token: token_type is not Bearer')
  }
  if (typeof lifetime !== 'number' || !(lifetime > 0)) {
    return failure('invalid-answer', 'token: expires_in is not a positive number')
  }
  if (typeof accessToken !== 'string') return failure('invalid-answer', 'token: no access_token')
  if (typeof idToken !== 'string') return failure('invalid-answer', 'token: no id_token')

  return ok({ accessToken, idToken })
}
