import { esiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'

/** RFC 6749 §3.1: no parameter more than once. */
export function refuseRepeated({ parameters }: Asked): Verdict {
  const repeated = parameters.repeated()
  if (repeated === undefined) return undefined
  return esiaFailure('007003', { detail: `parameter ${JSON.stringify(repeated)} was sent more than once` })
}

/** Of two addresses none can be trusted with the refusal. */
export function refuseTwoAddresses({ parameters }: Asked): Verdict {
  if (!parameters.isRepeated('redirect_uri') && !parameters.isRepeated('client_id')) return undefined
  return esiaFailure('007003', { detail: 'client_id or redirect_uri was sent more than once' })
}
