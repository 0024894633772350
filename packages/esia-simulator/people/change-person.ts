import { fail, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { admitPerson } from './admit-person.ts'
import type { Contact } from './person.ts'
import { personJson } from './person-json.ts'
import type { ReadPerson } from './read-person.ts'

/**
 * Changes the named fields of a person: null takes one out, a list replaces the list. `phone` and `email` are the value
 * of the contact of that type, so that nobody has to send all contacts for one number.
 */
export function changePerson(stand: Stand, id: string, changes: object): Result<ReadPerson, string> {
  const person = stand.people.byId(id)
  if (person === undefined) return fail(`there is no person ${id}`)

  const { phone, email, oid, ...fields } = { phone: undefined, email: undefined, oid: undefined, ...changes }
  const kept = { ...personJson(person), ...fields, ...(oid !== undefined && { oid: numberIn(oid) }) }
  const before: unknown = Reflect.get(kept, 'contacts')
  const contacts = withValue(withValue(before, 'MBT', phone), 'EML', email)
  const merged = Object.entries({ ...kept, contacts }).filter(([, value]) => value !== null)
  return admitPerson(stand, Object.fromEntries(merged), { where: `person ${id}`, replaces: person })
}

/** A form bears texts alone. */
const numberIn = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value

function withValue(contacts: unknown, type: Contact['type'], value: unknown): unknown {
  if (value === undefined || !Array.isArray(contacts)) return contacts
  const isOfType = (one: unknown) =>
    typeof one === 'object' && one !== null && Reflect.get(one, 'type') === type
  const others = contacts.filter((one) => !isOfType(one))
  if (value === null) return others
  const former: unknown = contacts.find(isOfType)
  return [{ ...(typeof former === 'object' ? former : {}), type, value }, ...others]
}
