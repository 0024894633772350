import { createHash } from 'node:crypto'
import { esiaFailure } from '../esia-error.ts'
import type { Verdict } from '../rule.ts'
import type { Redeemed } from '../grants/redeemed.ts'

/** RFC 7636 §4.6. */
export function verifyChallenge({ stand, code, parameters }: Redeemed): Verdict {
  if (!stand.assumed.on('pkce-s256')) return undefined
  const verifier = parameters.get('code_verifier')
  if (code.challenge === undefined) {
    return verifier === undefined
      ? undefined
      : esiaFailure('007039', { detail: 'code_verifier came, but v2/ac had no code_challenge' })
  }

  const made = createHash('sha256')
    .update(verifier ?? '')
    .digest('base64url')
  if (made === code.challenge) return undefined
  return esiaFailure('007040', { detail: 'SHA-256 of code_verifier is not the code_challenge of v2/ac' })
}
