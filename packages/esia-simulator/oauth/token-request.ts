import type { Client } from '../clients.ts'
import { quoted } from '../log.ts'
import { fail, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { secretIsWrong } from './client-secret.ts'
import { redeemCode } from './code-grant.ts'
import { esiaFailure, type EsiaFailure } from './esia-error.ts'
import type { TokenAnswer } from './issue-tokens.ts'
import { missingParameter } from './mandatory-parameters.ts'
import type { Parameters } from './parameters.ts'
import { redeemRefreshToken } from './refresh-grant.ts'
import { requestTimeIsOff } from './request-time.ts'
import { codeString, mistakenStrings, refreshStrings } from './signed-strings.ts'

type Grant = {
  readonly mandatory: readonly string[]
  readonly signed: (parameters: Parameters) => readonly string[]
  readonly redeem: (stand: Stand, client: Client, parameters: Parameters) => Result<TokenAnswer, EsiaFailure>
}

const grants: Readonly<Record<string, Grant>> = {
  authorization_code: {
    mandatory:
      'client_id client_secret client_certificate_hash code grant_type state redirect_uri scope timestamp token_type'.split(
        ' ',
      ),
    signed: (parameters) => [codeString(parameters)],
    redeem: redeemCode,
  },
  // One production client sends neither redirect_uri nor hash here.
  refresh_token: {
    mandatory: 'client_id client_secret refresh_token grant_type state scope timestamp'.split(' '),
    signed: refreshStrings,
    redeem: redeemRefreshToken,
  },
}

type Asked = {
  readonly parameters: Parameters
  readonly client: Client
  readonly grant: Grant
  readonly now: Date
}
type Check = (asked: Asked) => EsiaFailure | undefined

/** The order is our own; what needs no signature comes before it, what spends a code after it. */
const checks: readonly Check[] = [
  /* 007003, 007014 */ ({ parameters, grant }) => missingParameter(parameters, grant.mandatory),
  /* 007003         */ ({ parameters }) => tokenTypeIsNotBearer(parameters),
  /* 007015         */ ({ parameters, now }) => requestTimeIsOff(parameters.text('timestamp'), now),
  /* 007053         */ (asked) => notSigned(asked),
]

export function answerTokenRequest(stand: Stand, parameters: Parameters): Result<TokenAnswer, EsiaFailure> {
  const incomplete = missingParameter(parameters, ['client_id', 'grant_type'])
  if (incomplete !== undefined) return fail(incomplete)

  const client = stand.clients.find(({ mnemonic }) => mnemonic === parameters.get('client_id'))
  if (client === undefined) {
    const detail = `client_id ${quoted(parameters.get('client_id'))} is not registered`
    return fail(esiaFailure('008010', { detail }))
  }

  const grantType = parameters.text('grant_type')
  const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined
  if (grant === undefined) {
    return fail(esiaFailure('007012', { detail: `grant_type ${quoted(grantType)} is not simulated` }))
  }

  for (const check of checks) {
    const failure = check({ parameters, client, grant, now: stand.now() })
    if (failure !== undefined) return fail(failure)
  }
  return grant.redeem(stand, client, parameters)
}

function tokenTypeIsNotBearer(parameters: Parameters): EsiaFailure | undefined {
  const sent = parameters.get('token_type')
  if (sent === undefined || sent === 'Bearer') return undefined
  return esiaFailure('007003', {
    detail: `token_type ${quoted(sent)} instead of "Bearer"`,
    parameter: 'token_type',
  })
}

function notSigned({ parameters, client, grant, now }: Asked): EsiaFailure | undefined {
  const detail = secretIsWrong({
    client,
    secret: parameters.text('client_secret'),
    hash: parameters.get('client_certificate_hash'),
    messages: grant.signed(parameters),
    mistakes: mistakenStrings(parameters),
    now,
  })
  return detail === undefined ? undefined : esiaFailure('007053', { detail })
}
