/** A way to Госуслуги: ESIA's own protocol, or a gateway; where there are several gateways, each has a profile. */
export type RoadName = 'esia' | 'gateway' | `gateway:${string}`

const shape = /^(?:esia|gateway(?::[a-z][a-z\d-]{0,30})?)$/

export const isRoadName = (text: string): text is RoadName => shape.test(text)

/** What stands after the colon. */
export const profileOf = (name: RoadName): string | undefined => name.split(':')[1]
