import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import type { Client } from './client.ts'

/** Lets a client in, with the people who have granted everything from the start; an error is one line. */
export function registerClient(stand: Stand, client: Client): Result<Client, string> {
  const added = stand.clients.add(client)
  if (!added.ok) {
    return fail(
      added.error === 'taken'
        ? `client ${client.mnemonic} is registered already`
        : `client ${client.mnemonic} is one too many`,
    )
  }

  for (const person of stand.people.all()) {
    if (person.grantedBefore) stand.memory.grants.allow(person.id, client.mnemonic, client.scopes)
  }
  return ok(client)
}
