import type { Redeemed } from '../grants/redeemed.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Verdict } from '../rule.ts'

/** Letter for letter. At v1 clients send a narrower one, and the code's own counts. */
export function repeatScope({ code, parameters }: Redeemed): Verdict {
  if (parameters.get('scope') === code.scope) return undefined
  return esiaFailure('007006', { detail: 'scope differs from that of the authorization request' })
}
