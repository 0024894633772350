import { quoted } from '../../log.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'

export function requireCodeResponse({ parameters }: Asked): Verdict {
  const sent = parameters.get('response_type')
  if (sent === 'code') return undefined
  return esiaFailure('007009', { detail: `response_type ${quoted(sent)} instead of "code"` })
}
