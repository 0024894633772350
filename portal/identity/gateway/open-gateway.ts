import type { GatewayConfig } from '../../gateway-config.ts'
import { pathTo, paths } from '../../paths.ts'
import type { IdentityProvider } from '../provider.ts'
import { secretAuth, signingAuth } from './client-auth.ts'
import { gatewayProvider, type Around } from './gateway.ts'
import { usualMapping } from './mapping.ts'
import { readMapping } from './read-mapping.ts'

type Place = { readonly origin: URL; readonly profile: string | undefined }

/** The road of a gateway as its operator has set it. Throws a StartError that names the setting that can't be used. */
export function openGateway(
  config: GatewayConfig,
  { origin, profile }: Place,
  around: Around,
): IdentityProvider {
  const { proof, claims, ...settings } = config
  const clientAuth = proof.by === 'key' ? signingAuth(proof) : secretAuth(proof.secret)
  const mapping = claims === undefined ? usualMapping : readMapping(claims)
  const path =
    profile === undefined ? paths.gatewayCallback : pathTo(paths.gatewayProfileCallback, { profile })
  return gatewayProvider(
    { ...settings, clientAuth, mapping, redirectUri: new URL(path, origin).href },
    around,
  )
}
