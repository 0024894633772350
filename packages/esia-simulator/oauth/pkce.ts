import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../result.ts'
import { esiaFailure, type EsiaFailure } from './esia-error.ts'
import type { Parameters } from './parameters.ts'

/** PKCE exists in v2/ac, its method is not confirmed in public: S256 is what the stand takes. */
export function readChallenge(parameters: Parameters): Result<string | undefined, EsiaFailure> {
  const challenge = parameters.get('code_challenge')
  if (challenge === undefined) return ok(undefined)

  if (parameters.get('code_challenge_method') !== 'S256') {
    return fail(esiaFailure('007003', { detail: 'code_challenge_method: the stand takes S256 alone' }))
  }
  if (!/^[\w-]{43}$/.test(challenge)) {
    return fail(esiaFailure('007003', { detail: 'code_challenge is not base64url of SHA-256' }))
  }
  return ok(challenge)
}

export function verifierIsWrong(
  challenge: string | undefined,
  verifier: string | undefined,
): EsiaFailure | undefined {
  if (challenge === undefined) {
    return verifier === undefined
      ? undefined
      : esiaFailure('007039', { detail: 'code_verifier came, but v2/ac had no code_challenge' })
  }
  const made = createHash('sha256')
    .update(verifier ?? '')
    .digest('base64url')
  if (made === challenge) return undefined
  return esiaFailure('007040', { detail: 'SHA-256 of code_verifier is not the code_challenge of v2/ac' })
}
