import { quoted } from '../../log.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'

export function requireBearer({ parameters }: Asked): Verdict {
  const sent = parameters.get('token_type')
  if (sent === undefined || sent === 'Bearer') return undefined
  return esiaFailure('007003', {
    detail: `token_type ${quoted(sent)} instead of "Bearer"`,
    parameter: 'token_type',
  })
}
