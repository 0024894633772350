import { nearAddress } from '../lib/near-address.ts'
import { readUserAgent, type BrowserName, type SystemName } from './user-agent.ts'

/** From what a session began, no finer than its person needs to know it again. */
export type Device = {
  readonly browser: BrowserName
  readonly system: SystemName
  /** `95.24.13.*`; undefined where the address is none. */
  readonly network?: string | undefined
}

type Told = { readonly userAgent: string | undefined; readonly address: string }

export function deviceOf({ userAgent, address }: Told): Device {
  return { ...readUserAgent(userAgent), network: nearAddress(address) }
}
