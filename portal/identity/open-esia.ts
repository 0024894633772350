import { circuitBreaker, esiaClient } from '@registratura/esia-client'
import type { EsiaConfig } from '../config.ts'
import { StartError } from '../lib/start-error.ts'
import { paths } from '../paths.ts'
import { esiaProvider } from './esia.ts'
import { openSigner } from './open-signer.ts'
import type { IdentityProvider } from './provider.ts'
import { scopes } from './scopes.ts'

type Around = {
  readonly origin: URL
  readonly now: () => Date
  /** Told when ESIA has stopped answering. */
  readonly warn: (detail: string) => void
}

/** ESIA's own road as its operator has set it, its signer proved. Throws a StartError that names what can't be used. */
export async function openEsia(
  { signer: signerConfig, ...esia }: EsiaConfig,
  { origin, now, warn }: Around,
): Promise<IdentityProvider> {
  const { certificatePem } = signerConfig
  const signer = await openSigner(signerConfig, { now })
  const redirectUri = new URL(paths.callback, origin).href
  const circuit = circuitBreaker({
    onChange: (state) => {
      if (state === 'open') warn('esia: the circuit is open')
    },
  })
  try {
    const client = esiaClient({ ...esia, redirectUri, scopes, signer, circuit, now })
    return { ...esiaProvider(client, esia.origin), certificatePem }
  } catch (error) {
    throw new StartError(`Настройки ЕСИА не подходят: ${error instanceof Error ? error.message : ''}`)
  }
}
