import { esiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'

/** RFC 7636 by S256 alone. */
export function readChallenge({ stand, parameters }: Asked): Verdict {
  const challenge = parameters.get('code_challenge')
  if (challenge === undefined || !stand.assumed.on('pkce-s256')) return undefined

  if (parameters.get('code_challenge_method') !== 'S256') {
    return esiaFailure('007003', { detail: 'code_challenge_method: the stand takes S256 alone' })
  }
  if (!/^[\w-]{43}$/.test(challenge)) {
    return esiaFailure('007003', { detail: 'code_challenge is not base64url of SHA-256' })
  }
  return undefined
}
