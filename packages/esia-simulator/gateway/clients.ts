import type { KeyObject } from 'node:crypto'
import type { ClientMetadata } from 'oidc-provider'
import type { GatewayKeys } from './keys.ts'

export const trialClientId = 'registratura'
export const secretClientId = 'registratura-secret'

type Trial = { readonly portalOrigin: string; readonly keys: GatewayKeys }

/** The systems that are registered with the gateway: one proves itself by a key, one by a secret. */
export function gatewayClients({ portalOrigin, keys }: Trial): ClientMetadata[] {
  const common = {
    client_name: 'Медицина-онлайн',
    grant_types: ['authorization_code'],
    response_types: ['code'] as ['code'],
    redirect_uris: [`${portalOrigin}/gateway/callback`],
    require_auth_time: true,
  }
  return [
    {
      ...common,
      client_id: trialClientId,
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [publicJwk(keys.client)] },
    },
    {
      ...common,
      client_id: secretClientId,
      client_secret: keys.clientSecret,
      token_endpoint_auth_method: 'client_secret_basic',
    },
  ]
}

/** A gateway takes a whole address; the trial's may name any profile of the portal's. */
export function isOwnReturn(portalOrigin: string, address: string): boolean {
  const { origin, pathname, search, hash } = URL.parse(address) ?? {}
  const path = /^\/gateway\/(?:[a-z\d-]+\/)?callback$/
  return origin === portalOrigin && path.test(pathname ?? '') && `${search}${hash}` === ''
}

const publicJwk = (key: KeyObject) => ({ ...key.export({ format: 'jwk' }), use: 'sig' })
