import type { Regions } from '../region/region.ts'
import type { IdentityProvider } from './provider.ts'
import type { RoadName } from './road.ts'

/** Which road to Госуслуги each region takes. */
export type Providers = {
  of(region: string): IdentityProvider
  readonly all: readonly IdentityProvider[]
}

type Roads = {
  readonly regions: Regions
  /** The road of regions that name none. */
  readonly usual: RoadName
  readonly open: (name: RoadName) => IdentityProvider | Promise<IdentityProvider>
}

/** Opens each road that somebody takes, once. */
export async function openRoads({ regions, usual, open }: Roads): Promise<Providers> {
  const named = new Map<RoadName, IdentityProvider>()
  const roadNamed = async (name: RoadName) => {
    const road = named.get(name) ?? (await open(name))
    named.set(name, road)
    return road
  }
  const fallback = await roadNamed(usual)
  const byRegion = new Map<string, IdentityProvider>()
  for (const { code, provider } of regions.values()) byRegion.set(code, await roadNamed(provider ?? usual))

  return { of: (region) => byRegion.get(region) ?? fallback, all: [...named.values()] }
}
