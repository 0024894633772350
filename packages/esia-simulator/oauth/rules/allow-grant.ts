import { esiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'
import { grantOf } from './know-grant.ts'

/** A grant is a right of the client, given at its registration. */
export function allowGrant({ client, parameters }: Asked): Verdict {
  const grant = grantOf(parameters)
  if (grant === undefined || client.grants.includes(grant)) return undefined
  return esiaFailure('007005', {
    detail: `${client.mnemonic} may not use ${grant}: it has ${client.grants.join(', ')}`,
  })
}
