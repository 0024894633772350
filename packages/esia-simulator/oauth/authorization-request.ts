import { randomUUID } from 'node:crypto'
import type { Client } from '../clients.ts'
import { quoted } from '../log.ts'
import { fail, ok, type Result } from '../result.ts'
import { allowedRedirect } from './allowed-redirect.ts'
import { secretIsWrong } from './client-secret.ts'
import { esiaFailure, type EsiaFailure } from './esia-error.ts'
import { missingParameter } from './mandatory-parameters.ts'
import type { Parameters } from './parameters.ts'
import { readFilter, type PersonFilter } from './person-filter.ts'
import { readChallenge } from './pkce.ts'
import { requestTimeIsOff } from './request-time.ts'
import { requestedScopes } from './requested-scopes.ts'
import { authorizationString, mistakenStrings } from './signed-strings.ts'

/** What a client asks of a person, once every check has passed. */
export type AuthorizationRequest = {
  /** Ours, so that an answer on a stale page can't serve another request. */
  readonly id: string
  readonly client: Client
  /** As sent: v3/te must repeat it letter for letter. */
  readonly redirectUri: string
  /** As browsers read it: where the answer goes. */
  readonly returnTo: string
  readonly scope: string
  readonly scopes: readonly string[]
  readonly state: string
  readonly offline: boolean
  readonly challenge: string | undefined
  readonly filter: PersonFilter | undefined
}

/** Without an address to return to that has been checked, the answer is a page of ours and no redirect. */
export type Refusal = { readonly failure: EsiaFailure; readonly returnTo: URL | undefined }

type Asked = { readonly parameters: Parameters; readonly client: Client; readonly now: Date }
type Check = (asked: Asked) => EsiaFailure | undefined

const mandatory =
  'client_id client_certificate_hash client_secret redirect_uri scope response_type state access_type timestamp'.split(
    ' ',
  )

/** The order is our own: each check may count on those above it. */
const checks: readonly Check[] = [
  /* 007003, 007014 */ ({ parameters }) => missingParameter(parameters, mandatory),
  /* 007009         */ ({ parameters }) => responseTypeIsNotCode(parameters),
  /* 007013, 007006 */ ({ parameters, client }) => failureOf(scopesOf(client, parameters)),
  /* 007015         */ ({ parameters, now }) => requestTimeIsOff(parameters.text('timestamp'), now),
  /* 007053         */ (asked) => notSigned(asked),
  /* 007003         */ ({ parameters }) => accessTypeIsUnknown(parameters),
  /* 007003         */ ({ parameters }) => failureOf(readChallenge(parameters)),
  /* 007003         */ ({ parameters }) => failureOf(readFilter(parameters.get('person_filter'))),
]

export function readAuthorization(
  parameters: Parameters,
  clients: readonly Client[],
  now: Date,
): Result<AuthorizationRequest, Refusal> {
  const client = clients.find(({ mnemonic }) => mnemonic === parameters.get('client_id'))
  if (client === undefined) return fail({ failure: unknownClient(parameters), returnTo: undefined })

  const returnTo = allowedRedirect(client, parameters.get('redirect_uri'))
  if (!returnTo.ok) return fail({ failure: returnTo.error, returnTo: undefined })
  if (parameters.isRepeated('redirect_uri') || parameters.isRepeated('client_id')) {
    const detail = 'client_id or redirect_uri was sent more than once'
    return fail({ failure: esiaFailure('007003', { detail }), returnTo: undefined })
  }

  for (const check of checks) {
    const failure = check({ parameters, client, now })
    if (failure !== undefined) return fail({ failure, returnTo: returnTo.value })
  }

  const scopes = scopesOf(client, parameters)
  const challenge = readChallenge(parameters)
  const filter = readFilter(parameters.get('person_filter'))
  if (!scopes.ok || !challenge.ok || !filter.ok) throw new Error('A check has passed what can not be read')

  return ok({
    id: randomUUID(),
    client,
    redirectUri: parameters.text('redirect_uri'),
    returnTo: returnTo.value.href,
    scope: parameters.text('scope'),
    scopes: scopes.value,
    state: parameters.text('state'),
    offline: parameters.get('access_type') === 'offline',
    challenge: challenge.value,
    filter: filter.value,
  })
}

function unknownClient(parameters: Parameters): EsiaFailure {
  const sent = parameters.get('client_id')
  return sent === undefined || sent === ''
    ? esiaFailure('007014', { parameter: 'client_id', detail: 'mandatory parameter client_id is missing' })
    : esiaFailure('007005', { detail: `client_id ${quoted(sent)} is not registered` })
}

function responseTypeIsNotCode(parameters: Parameters): EsiaFailure | undefined {
  const sent = parameters.get('response_type')
  if (sent === 'code') return undefined
  return esiaFailure('007009', { detail: `response_type ${quoted(sent)} instead of "code"` })
}

function accessTypeIsUnknown(parameters: Parameters): EsiaFailure | undefined {
  const sent = parameters.text('access_type')
  if (sent === 'online' || sent === 'offline') return undefined
  return esiaFailure('007003', { detail: `access_type ${quoted(sent)} is neither online nor offline` })
}

function notSigned({ parameters, client, now }: Asked): EsiaFailure | undefined {
  const detail = secretIsWrong({
    client,
    secret: parameters.text('client_secret'),
    hash: parameters.text('client_certificate_hash'),
    messages: [authorizationString(parameters)],
    mistakes: mistakenStrings(parameters),
    now,
  })
  return detail === undefined ? undefined : esiaFailure('007053', { detail })
}

function scopesOf(client: Client, parameters: Parameters) {
  return requestedScopes(client, parameters.text('scope'), parameters.text('scope_org'))
}

function failureOf(result: Result<unknown, EsiaFailure>): EsiaFailure | undefined {
  return result.ok ? undefined : result.error
}
