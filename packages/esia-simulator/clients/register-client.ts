import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import type { Client } from './client.ts'

/** Lets a client in, with the people who have granted everything from the start; an error is one line. */
export function registerClient(
  stand: Stand,
  client: Client,
  how: 'new' | 'replaces' = 'new',
): Result<Client, string> {
  const added = how === 'new' ? stand.clients.add(client) : stand.clients.put(client)
  if (!added.ok) {
    return fail(
      added.error === 'taken'
        ? `client ${client.mnemonic} is registered already`
        : `client ${client.mnemonic} is one too many`,
    )
  }

  // What was granted to the one before may be more than this one may ask for; it is asked for again.
  stand.memory.grants.forgetClient(client.mnemonic)
  for (const person of stand.people.all()) {
    if (person.grantedBefore) stand.memory.grants.allow(person.id, client.mnemonic, client.scopes)
  }
  return ok(client)
}
