import { grantTypes, type GrantType } from '../../clients/client.ts'
import { quoted } from '../../log.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Parameters } from '../parameters.ts'
import type { Asked, Verdict } from '../rule.ts'

export function knowGrant({ parameters }: Asked): Verdict {
  const sent = parameters.text('grant_type')
  if (sent === '') {
    return esiaFailure('007014', {
      parameter: 'grant_type',
      detail: 'mandatory parameter grant_type is missing',
    })
  }
  if (grantOf(parameters) !== undefined) return undefined
  return esiaFailure('007012', {
    detail: `grant_type ${quoted(sent)} is none of ${grantTypes.join(', ')}`,
  })
}

export function grantOf(parameters: Parameters): GrantType | undefined {
  return grantTypes.find((one) => one === parameters.get('grant_type'))
}
