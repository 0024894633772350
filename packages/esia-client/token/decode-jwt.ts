import { isFields, type Fields } from '../json/fields.ts'
import { parseJson } from '../json/parse-json.ts'
import { fail, ok, type Result } from '../result.ts'

export type Jwt = {
  readonly header: Fields
  readonly claims: Fields
  /** The ASCII of `header.payload`. */
  readonly signedPart: Uint8Array
  readonly signature: Uint8Array
}

const longest = 16 * 1024

/** Takes a compact JWS apart and believes none of it. The error says what is wrong, without a word of the token. */
export function decodeJwt(token: string): Result<Jwt, string> {
  if (token.length > longest) return fail('longer than 16 KiB')

  const parts = token.split('.')
  const [header, payload, signature] = parts.map(decodeBase64url)
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined) {
    return fail('not three parts in base64url')
  }

  const headerJson = parseJson(header)
  const claimsJson = parseJson(payload)
  if (!headerJson.ok) return fail(`header: ${headerJson.error}`)
  if (!claimsJson.ok) return fail(`payload: ${claimsJson.error}`)
  if (!isFields(headerJson.value) || !isFields(claimsJson.value))
    return fail('header or payload is not an object')

  return ok({
    header: headerJson.value,
    claims: claimsJson.value,
    signedPart: new TextEncoder().encode(token.slice(0, token.lastIndexOf('.'))),
    signature,
  })
}

/** Only the one canonical spelling: a token that can be spelt twice is two tokens. */
function decodeBase64url(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url')

  return bytes.toString('base64url') === text ? bytes : undefined
}
