import type { Assumed } from './assumed.ts'
import type { Clock } from './control/clock.ts'
import type { Journal } from './control/journal.ts'
import type { Snapshots } from './control/snapshots.ts'
import type { Profile } from './clients/client.ts'
import type { Clients } from './clients/clients.ts'
import type { GatewayKeys } from './gateway/keys.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'
import type { Memory } from './memory/memory.ts'
import type { People } from './people/people.ts'
import type { Lives, TokenAlgorithm } from './settings.ts'

/** What every part of the stand is given. */
export type Stand = {
  readonly origin: string
  readonly issuer: string
  readonly portalOrigin: string
  /** For clients that name none. */
  readonly tokenAlgorithm: TokenAlgorithm
  /** Likewise. */
  readonly profile: Profile
  readonly lives: Lives
  readonly assumed: Assumed
  readonly clients: Clients
  readonly keys: Pick<Keys, 'gost' | 'rsa' | 'gostCertificate'>
  readonly gatewayKeys: GatewayKeys
  readonly people: People
  readonly memory: Memory
  readonly clock: Clock
  readonly snapshots: Snapshots
  readonly journal: Journal
  /** Whether `X-Forwarded-Host` and `-Proto` tell which address was called. */
  readonly behindProxy: boolean
  /** Whether nobody reaches the stand but this machine: then who calls it by a stranger's name is led here by a stranger. */
  readonly isPrivate: boolean
  readonly now: () => Date
  readonly log: Log
}
