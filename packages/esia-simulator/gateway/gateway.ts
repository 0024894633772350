import { randomUUID } from 'node:crypto'
import type Provider from 'oidc-provider'
import type { Stand } from '../stand.ts'
import { newSigningKey } from './keys.ts'
import { playFaults } from './play.ts'
import type { SigningKey } from './provider.ts'

export const gatewayPath = '/gateway'

export type Gateway = {
  /** Loaded by the first who comes: a stand that plays no gateway is not to wait for one. */
  provider(): Promise<Provider>
  readonly keys: () => readonly SigningKey[]
  /** Signs with a new key from now on; the one before is published still, or with `drop` no longer. */
  rotate(how: 'keep' | 'drop'): SigningKey
}

export function openGateway(stand: Stand): Gateway {
  const issuer = `${stand.origin}${gatewayPath}`
  let signing: readonly SigningKey[] | undefined
  const keys = () => (signing ??= [{ kid: 'gateway-1', key: stand.gatewayKeys.signing() }])
  let made: Promise<Provider> | undefined

  const make = async () => {
    const { gatewayProvider } = await import('./provider.ts')
    const provider = gatewayProvider(stand, {
      issuer,
      keys: stand.gatewayKeys,
      signing: keys(),
      storage: stand.memory.gateway.adapter,
    })
    provider.use(playFaults(stand, gateway))
    return provider
  }

  const gateway: Gateway = {
    provider: () => (made ??= make()),
    keys,
    rotate(how) {
      const added = { kid: `gateway-${randomUUID()}`, key: newSigningKey() }
      signing = how === 'keep' ? [added, ...keys().slice(0, 1)] : [added]
      made = undefined
      return added
    },
  }
  return gateway
}
