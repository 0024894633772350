import type { Redeemed } from '../grants/redeemed.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Verdict } from '../rule.ts'

/** RFC 6749 §4.1.3: letter for letter. */
export function repeatRedirect({ code, parameters }: Redeemed): Verdict {
  if (parameters.get('redirect_uri') === code.redirectUri) return undefined
  return esiaFailure('007011', { detail: 'redirect_uri differs from that of the authorization request' })
}
