import { fail, ok, type Result } from '../../lib/result.ts'
import type { Answer, ProviderError, ProviderFailure } from '../provider.ts'
import { isClaims, type Claims } from './claims.ts'

// Printable ASCII: neither NUL nor what a decoder makes of malformed UTF-8.
const shapes = {
  state: /^[\x21-\x7E]{1,256}$/,
  code: /^[\x21-\x7E]{1,4096}$/,
  iss: /^[\x21-\x7E]{1,500}$/,
  error: /^[\x20-\x7E]{1,100}$/,
} as const

/** Errors of RFC 6749 4.1.2.1 and OpenID Connect Core 3.1.2.6 that say more than «no». */
const errors: Readonly<Record<string, ProviderError>> = {
  access_denied: 'refused',
  server_error: 'unavailable',
  temporarily_unavailable: 'unavailable',
}

/**
 * Reads the query that the gateway's redirect brought. Another issuer's answer is none of ours, whatever it says
 * (RFC 9207 2.4); a parameter given twice is no answer either.
 */
export function readGatewayAnswer(query: unknown, issuer: string): Result<Answer, ProviderFailure> {
  if (!isClaims(query)) return unreadable('no query')
  const state = read(query, 'state')
  if (typeof state !== 'string') return unreadable('no state')

  const [code, error, iss] = [read(query, 'code'), read(query, 'error'), read(query, 'iss')]
  if ([code, error, iss].includes(false)) return unreadable('a parameter is repeated or malformed', state)
  if (typeof iss === 'string' && iss !== issuer) return unreadable('another issuer answers', state)
  if (typeof code === 'string' && error === undefined)
    return ok({ state, code, issuer: iss === false ? undefined : iss })
  if (typeof error === 'string' && code === undefined) {
    const why = Object.hasOwn(errors, error) ? errors[error] : undefined
    return fail({ code: why ?? 'rejected', detail: `gateway: ${wordOf(error)}`, state })
  }
  return unreadable('neither one code nor one error', state)
}

/** An error of the protocol is one word; anything else may be anything, and is not written down. */
export const wordOf = (error: string): string => (/^[a-z_]{1,40}$/.test(error) ? error : 'an unknown error')

const unreadable = (why: string, state?: string) =>
  fail({ code: 'invalid', detail: `callback: ${why}`, state } as const)

/** False where there is something that can't be it. */
function read(query: Claims, name: keyof typeof shapes): string | undefined | false {
  const value = Object.hasOwn(query, name) ? query[name] : undefined
  if (value === undefined) return undefined
  return typeof value === 'string' && shapes[name].test(value) ? value : false
}
