import { Clients } from './clients/clients.ts'
import { readClientsFile } from './clients/read-clients-file.ts'
import { trialClient } from './clients/trial-client.ts'
import { Clock } from './control/clock.ts'
import { Journal } from './control/journal.ts'
import { Snapshots } from './control/snapshots.ts'
import { openGatewayKeys } from './gateway/keys.ts'
import { openKeys } from './keys.ts'
import type { Log } from './log.ts'
import { emptyMemory } from './memory/memory.ts'
import { admitPerson } from './people/admit-person.ts'
import { people } from './people/people.ts'
import { isLoopback } from './only-by-our-name.ts'
import { readPeoplePath } from './people/read-people-path.ts'
import { registerClient } from './clients/register-client.ts'
import { fail, ok, type Result } from './result.ts'
import type { Settings } from './settings.ts'
import type { Stand } from './stand.ts'

type Around = { readonly now: () => Date; readonly log: Log }

/**
 * A stand with the test people, the trial client and those of the clients' file; an error is one line about that file.
 * Throws where the keys can't be kept.
 */
export function openStand(settings: Settings, { now: real, log }: Around): Result<Stand, string> {
  const { portalOrigin, tokenAlgorithm, profile, clientsFile, clockSkewMs, lives, assumed } = settings
  const clock = new Clock(() => new Date(real().getTime() + clockSkewMs))
  const now = () => clock.now()
  const further =
    clientsFile === undefined ? ok([]) : readClientsFile(clientsFile, { tokenAlgorithm, profile })
  if (!further.ok) return fail(`SIMULATOR_CLIENTS: ${further.error}`)

  const { gost, rsa, gostCertificate, clientCertificate } = openKeys(settings.dataDir, now())
  const clients = new Clients([])
  const known = people(now)
  const memory = emptyMemory(now, { lives, assumed })
  const journal = new Journal()
  const stand: Stand = {
    origin: settings.origin,
    issuer: settings.issuer,
    portalOrigin,
    tokenAlgorithm,
    profile,
    lives,
    assumed,
    clients,
    keys: { gost, rsa, gostCertificate },
    gatewayKeys: openGatewayKeys(settings.dataDir),
    people: known,
    memory,
    clock,
    snapshots: new Snapshots([...Object.values(memory), clients, known, clock]),
    behindProxy: settings.behindProxy,
    isPrivate: isLoopback(settings.host) && !settings.behindProxy,
    journal,
    now,
    log: (line) => {
      journal.add({ at: now(), line })
      log(line)
    },
  }

  const own = trialClient({ portalOrigin, certificate: clientCertificate, tokenAlgorithm, profile })
  for (const client of [own, ...further.value]) {
    const registered = registerClient(stand, client)
    if (!registered.ok) return fail(`SIMULATOR_CLIENTS: ${registered.error}`)
  }
  const admitted = settings.peoplePath === undefined ? ok(undefined) : admitAll(stand, settings.peoplePath)
  if (!admitted.ok) return fail(`SIMULATOR_PEOPLE: ${admitted.error}`)

  stand.snapshots.take('start', real())
  return ok(stand)
}

function admitAll(stand: Stand, path: string): Result<undefined, string> {
  const found = readPeoplePath(path)
  if (!found.ok) return found
  for (const { where, json } of found.value) {
    const admitted = admitPerson(stand, json, { where })
    if (!admitted.ok)
      return fail(admitted.error.startsWith(where) ? admitted.error : `${where}: ${admitted.error}`)
  }
  return ok(undefined)
}
