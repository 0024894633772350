import type { GrantType } from '../clients/client.ts'
import { quoted } from '../log.ts'
import { fail, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import type { Endpoint } from './endpoint.ts'
import { esiaFailure, type EsiaFailure } from './esia-error.ts'
import { issueSystemToken } from './grants/issue-system-token.ts'
import { redeemCode } from './grants/redeem-code.ts'
import { redeemRefreshToken } from './grants/redeem-refresh-token.ts'
import type { TokenAnswer } from './issue-tokens.ts'
import type { Parameters } from './parameters.ts'
import { judge, type Asked } from './rule.ts'
import { grantOf } from './rules/know-grant.ts'
import { rulesInOrder } from './specification.ts'

type Grant = (asked: Asked) => Result<TokenAnswer, EsiaFailure>

const grants: Readonly<Record<GrantType, Grant>> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefreshToken,
  client_credentials: issueSystemToken,
}

export type AnsweredToken = {
  readonly answer: Result<TokenAnswer, EsiaFailure>
  /** For the log: how it was signed, as far as that was seen. */
  readonly notes: readonly string[]
}

export function answerTokenRequest(stand: Stand, endpoint: Endpoint, parameters: Parameters): AnsweredToken {
  const client = stand.clients.named(parameters.get('client_id'))
  if (client === undefined) return { answer: fail(unknownClient(parameters)), notes: [] }

  const asked = { stand, endpoint, parameters, client }
  const { failure, notes } = judge(rulesInOrder(endpoint, stand.assumed), asked)
  if (failure !== undefined) return { answer: fail(failure), notes }

  const grant = grantOf(parameters)
  if (grant === undefined) throw new Error('A rule has let pass an unknown grant')
  return { answer: grants[grant](asked), notes }
}

function unknownClient(parameters: Parameters): EsiaFailure {
  const sent = parameters.get('client_id')
  return sent === undefined || sent === ''
    ? esiaFailure('007014', { parameter: 'client_id', detail: 'mandatory parameter client_id is missing' })
    : esiaFailure('008010', { detail: `client_id ${quoted(sent)} is not registered` })
}
