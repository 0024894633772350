import { randomUUID } from 'node:crypto'
import type { Client } from '../clients/client.ts'
import { quoted } from '../log.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import type { Endpoint } from './endpoint.ts'
import { esiaFailure, type EsiaFailure } from './esia-error.ts'
import type { Parameters } from './parameters.ts'
import { judge, type Asked } from './rule.ts'
import { allowedRedirect } from './rules/allow-redirect.ts'
import { organisationScopesOf, scopesOf } from './rules/allow-scopes.ts'
import { filterIn, type PersonFilter } from './rules/read-person-filter.ts'
import { consentedScopes } from './rules/read-permissions.ts'
import { beforeTheAddressIsTrusted, rulesAt, rulesInOrder } from './specification.ts'

/** What a client asks of a person, once every rule has let it pass. */
export type AuthorizationRequest = {
  /** Ours, so that an answer on a stale page can't serve another request. */
  readonly id: string
  readonly endpoint: Endpoint
  readonly client: Client
  /** As sent: the token request must repeat it letter for letter. */
  readonly redirectUri: string
  /** As browsers read it: where the answer goes. */
  readonly returnTo: string
  /** As sent. */
  readonly scope: string
  /** What the person hands over: the scopes and those of the consents in `permissions`. */
  readonly scopes: readonly string[]
  readonly organisationScopes: readonly string[]
  readonly state: string
  readonly nonce: string | undefined
  readonly offline: boolean
  readonly challenge: string | undefined
  readonly filter: PersonFilter | undefined
}

/** Without an address to return to that has been checked, the answer is a page of ours and no redirect. */
export type Refusal = { readonly failure: EsiaFailure; readonly returnTo: URL | undefined }

export type ReadAuthorization = {
  readonly read: Result<AuthorizationRequest, Refusal>
  /** For the log: how it was signed, as far as that was seen. */
  readonly notes: readonly string[]
}

export function readAuthorization(
  stand: Stand,
  endpoint: Endpoint,
  parameters: Parameters,
): ReadAuthorization {
  const client = stand.clients.named(parameters.get('client_id'))
  if (client === undefined) return refused(unknownClient(parameters), undefined)

  const asked: Asked = { stand, endpoint, parameters, client }
  const untrusted = judge(rulesAt(beforeTheAddressIsTrusted, endpoint), asked)
  const returnTo = allowedRedirect(client, parameters.get('redirect_uri'))
  if (untrusted.failure !== undefined || !returnTo.ok) {
    return refused(untrusted.failure ?? unreadable(), undefined)
  }

  const { failure, notes } = judge(rulesInOrder(endpoint, stand.assumed), asked)
  if (failure !== undefined) return refused(failure, returnTo.value, notes)
  return { read: ok(requestOf(asked, returnTo.value)), notes }
}

function requestOf({ endpoint, client, parameters, stand }: Asked, returnTo: URL): AuthorizationRequest {
  const filter = filterIn(parameters.get('person_filter'))
  if (!filter.ok) return unreadable()
  const newer = endpoint === 'v2/ac'

  return {
    id: randomUUID(),
    endpoint,
    client,
    redirectUri: parameters.text('redirect_uri'),
    returnTo: returnTo.href,
    scope: parameters.text('scope'),
    scopes: [...new Set([...scopesOf(parameters), ...(newer ? consentedScopes(parameters) : [])])],
    organisationScopes: organisationScopesOf(parameters),
    state: parameters.text('state'),
    nonce: parameters.get('nonce'),
    offline: parameters.get('access_type') === 'offline',
    challenge: newer && stand.assumed.on('pkce-s256') ? parameters.get('code_challenge') : undefined,
    filter: filter.value,
  }
}

function refused(
  failure: EsiaFailure,
  returnTo: URL | undefined,
  notes: readonly string[] = [],
): ReadAuthorization {
  return { read: fail({ failure, returnTo }), notes }
}

function unknownClient(parameters: Parameters): EsiaFailure {
  const sent = parameters.get('client_id')
  return sent === undefined || sent === ''
    ? esiaFailure('007014', { parameter: 'client_id', detail: 'mandatory parameter client_id is missing' })
    : esiaFailure('007005', { detail: `client_id ${quoted(sent)} is not registered` })
}

function unreadable(): never {
  throw new Error('A rule has let pass what can not be read')
}
