import { randomBytes, type KeyObject } from 'node:crypto'
import { interactionPolicy, Provider, type AdapterFactory, type JWK } from 'oidc-provider'
import type { Stand } from '../stand.ts'
import { gatewayClients, isOwnReturn } from './clients.ts'
import type { GatewayKeys } from './keys.ts'
import { claimsOfScopes, personClaims } from './person-claims.ts'
import { gatewayErrorPage } from './error-page.ts'

export type SigningKey = { readonly kid: string; readonly key: KeyObject }

type Made = {
  readonly issuer: string
  readonly keys: GatewayKeys
  /** The first signs; all are published. */
  readonly signing: readonly SigningKey[]
  readonly storage: AdapterFactory
}

const cookieKeys = [randomBytes(32).toString('hex')]

/** A certified provider of OpenID Connect that asks ESIA who a person is, as a gateway does. */
export function gatewayProvider(stand: Stand, { issuer, keys, signing, storage }: Made): Provider {
  const { portalOrigin } = stand
  const policy = interactionPolicy.base()
  // Who hands what over is asked on ESIA's own page.
  policy.remove('consent')

  const provider = new Provider(issuer, {
    adapter: storage,
    clients: gatewayClients({ portalOrigin, keys }),
    jwks: { keys: signing.map(privateJwk) },
    cookies: {
      keys: cookieKeys,
      names: { session: 'gateway', interaction: 'gateway-way', resume: 'gateway-back' },
    },
    claims: Object.fromEntries(Object.entries(claimsOfScopes).map(([scope, names]) => [scope, [...names]])),
    scopes: Object.keys(claimsOfScopes),
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    enabledJWA: {
      clientAuthSigningAlgValues: ['RS256', 'PS256', 'ES256'],
      idTokenSigningAlgValues: ['RS256'],
    },
    clientAuthMethods: ['private_key_jwt', 'client_secret_basic'],
    responseTypes: ['code'],
    // In seconds; as far as ESIA's own timestamps are let be off here.
    clockTolerance: 300,
    pkce: { required: () => true },
    routes: { end_session: '/logout' },
    ttl: {
      AuthorizationCode: 120,
      AccessToken: 3600,
      IdToken: 3600,
      Interaction: 3600,
      Session: 3600,
      Grant: 3600,
    },
    interactions: { policy, url: (_ctx, { uid }) => `/gateway/way/${uid}` },
    async findAccount(_ctx, id) {
      const person = stand.people.byOid(Number(id))
      if (person === undefined) return undefined
      return {
        accountId: id,
        claims: async (_use, scope) => ({ ...personClaims(person, new Set(scope.split(' '))), sub: id }),
      }
    },
    async loadExistingGrant({ oidc }) {
      const { client, account } = oidc
      if (client === undefined || account === undefined) return undefined
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: account.accountId })
      grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '))
      await grant.save()
      return grant
    },
    async renderError(ctx, { error, error_description: description = '' }) {
      stand.log(`gateway refused: ${error} ${description}`)
      ctx.type = 'html'
      ctx.body = String(gatewayErrorPage({ error, description }))
    },
  })
  provider.Client.prototype.redirectUriAllowed = (address) => isOwnReturn(portalOrigin, address)
  provider.on('grant.error', (_ctx, error) => stand.log(`gateway refused tokens: ${error.message}`))
  provider.on('server_error', (_ctx, error) => stand.log(`gateway broke: ${error.stack ?? error.message}`))
  return provider
}

const privateJwk = ({ kid, key }: SigningKey): JWK => ({
  kty: 'RSA',
  ...key.export({ format: 'jwk' }),
  kid,
  alg: 'RS256',
  use: 'sig',
})
