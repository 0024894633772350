import { quoted } from '../../log.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'

export function knowAccessType({ parameters }: Asked): Verdict {
  const sent = parameters.text('access_type')
  if (sent === 'online' || sent === 'offline') return undefined
  return esiaFailure('007003', { detail: `access_type ${quoted(sent)} is neither online nor offline` })
}
