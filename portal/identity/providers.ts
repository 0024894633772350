import type { IdentityProvider } from './provider.ts'

/** Which road to Госуслуги each region takes. */
export type Providers = {
  of(region: string): IdentityProvider
  readonly all: readonly IdentityProvider[]
}

/** One road for every region. */
export function oneProvider(provider: IdentityProvider): Providers {
  return { of: () => provider, all: [provider] }
}
