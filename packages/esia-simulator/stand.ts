import type { Client } from './clients.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'
import type { Memory } from './memory/memory.ts'
import type { People } from './people/people.ts'

/** What every part of the stand is given. */
export type Stand = {
  readonly origin: string
  readonly issuer: string
  readonly portalOrigin: string
  readonly clients: readonly Client[]
  readonly keys: Pick<Keys, 'gost' | 'rsa' | 'gostCertificate'>
  readonly people: People
  readonly memory: Memory
  readonly now: () => Date
  readonly log: Log
}
