import type { GatewayConfig } from '../../gateway-config.ts'
import type { IdentityProvider } from '../provider.ts'
import { secretAuth, signingAuth } from './client-auth.ts'
import { gatewayProvider, type Around } from './gateway.ts'
import { usualMapping } from './mapping.ts'
import { readMapping } from './read-mapping.ts'

/** The road of a gateway as its operator has set it. Throws a StartError that names the setting that can't be used. */
export function openGateway(config: GatewayConfig, redirectUri: string, around: Around): IdentityProvider {
  const { proof, claims, ...settings } = config
  const clientAuth = proof.by === 'key' ? signingAuth(proof) : secretAuth(proof.secret)
  const mapping = claims === undefined ? usualMapping : readMapping(claims)
  return gatewayProvider({ ...settings, clientAuth, mapping, redirectUri }, around)
}
