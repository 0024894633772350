import { fail, ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import type { Person } from './person.ts'
import { readPerson, type ReadPerson } from './read-person.ts'

type Around = { readonly where: string; readonly replaces?: Person }

/** Lets a person in, or in the place of another of the same id; an error is one line that names the field. */
export function admitPerson(
  stand: Stand,
  json: unknown,
  { where, replaces }: Around,
): Result<ReadPerson, string> {
  const freeOid = replaces?.oid ?? idOf(stand, json)?.oid ?? stand.people.freeOid()
  const read = readPerson(json, { where, now: stand.now(), freeOid })
  if (!read.ok) return read

  const { person, warnings } = read.value
  if (replaces !== undefined && replaces.id !== person.id)
    return fail(`person ${replaces.id}: id can not change`)
  const put = stand.people.put(person)
  if (!put.ok) {
    return fail(
      put.error === 'full'
        ? `person ${person.id} is one too many`
        : `person ${person.id}: ${put.error.what} is that of person ${put.error.by}`,
    )
  }

  if (person.grantedBefore) {
    for (const { mnemonic, scopes } of stand.clients.all()) {
      stand.memory.grants.allow(person.id, mnemonic, scopes)
    }
  }
  for (const warning of warnings) stand.log(warning)
  return ok({ person, warnings })
}

/** Takes a person out, with what they granted and the faults that were theirs; false where there is none. */
export function dismissPerson(stand: Stand, id: string): boolean {
  stand.memory.grants.withdraw(id)
  stand.memory.locks.free(id)
  stand.memory.faults.switchOffFor(id)
  stand.memory.authenticators.forget(id)
  stand.memory.steps.switchOff(undefined, id)
  return stand.people.remove(id)
}

/** Who takes another's place keeps the oid, unless they bring one. */
function idOf(stand: Stand, json: unknown): Person | undefined {
  if (typeof json !== 'object' || json === null || !('id' in json)) return undefined
  return typeof json.id === 'string' ? stand.people.byId(json.id) : undefined
}
