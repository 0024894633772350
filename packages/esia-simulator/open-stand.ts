import { trialClient } from './clients.ts'
import { openKeys } from './keys.ts'
import type { Log } from './log.ts'
import { emptyMemory } from './memory/memory.ts'
import { people } from './people/people.ts'
import type { Settings } from './settings.ts'
import type { Stand } from './stand.ts'

type Around = { readonly now: () => Date; readonly log: Log }

/** A stand with the trial client and the test people. Throws where the keys can't be kept. */
export function openStand(settings: Settings, { now, log }: Around): Stand {
  const { gost, rsa, gostCertificate, clientCertificate } = openKeys(settings.dataDir, now())
  const { portalOrigin, tokenAlgorithm } = settings
  const client = trialClient({ portalOrigin, certificate: clientCertificate, tokenAlgorithm })
  const everybody = people(now)
  const memory = emptyMemory(now)

  for (const person of everybody.all()) {
    if (person.grantedBefore) memory.grants.allow(person.id, client.mnemonic, client.scopes)
  }

  return {
    origin: settings.origin,
    issuer: `${settings.origin}/`,
    portalOrigin,
    clients: [client],
    keys: { gost, rsa, gostCertificate },
    people: everybody,
    memory,
    now,
    log,
  }
}
