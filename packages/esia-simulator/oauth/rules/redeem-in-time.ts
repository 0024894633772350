import type { Redeemed } from '../grants/redeemed.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Verdict } from '../rule.ts'

export function redeemInTime({ stand, code }: Redeemed): Verdict {
  const life = stand.assumed.amount('code-life')
  if (stand.now().getTime() - code.issuedAt.getTime() < life * 1000) return undefined
  return esiaFailure('007011', { detail: `code is older than ${life} s` })
}
