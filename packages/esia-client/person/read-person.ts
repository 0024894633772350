import { failure, type EsiaFailure } from '../failure.ts'
import { parseJson } from '../json/parse-json.ts'
import { present } from '../json/present.ts'
import { flag, moment, object, text, Unfit, type Place } from '../json/shape.ts'
import { ok, type Result } from '../result.ts'
import type { EsiaPerson } from './esia-person.ts'
import { readAddresses } from './read-addresses.ts'
import { readContacts } from './read-contacts.ts'
import { readDate } from './read-date.ts'
import { readDocuments } from './read-documents.ts'
import { readElements } from './read-elements.ts'
import { verifyOwner } from './verify-owner.ts'

/**
 * Reads what the scopes open and leaves the rest unread. A field of a wrong type spoils the whole answer; unknown
 * fields and unknown values of a list of values don't.
 */
export function readPerson(
  body: Uint8Array,
  { oid, scopes }: { readonly oid: string; readonly scopes: readonly string[] },
): Result<EsiaPerson, EsiaFailure> {
  const json = parseJson(body)
  if (!json.ok) return failure('invalid-answer', `person: ${json.error}`)

  try {
    return ok(personOf(object(json.value, 'person'), oid, scopes))
  } catch (error) {
    if (error instanceof Unfit) return failure('invalid-answer', error.message)
    throw error
  }
}

function personOf(place: Place, oid: string, scopes: readonly string[]): EsiaPerson {
  verifyOwner(place, oid)
  const opened = <T>(scope: string, value: () => T): T | undefined =>
    scopes.includes(scope) ? value() : undefined

  return present({
    oid,
    firstName: opened('fullname', () => text(place, 'firstName')),
    lastName: opened('fullname', () => text(place, 'lastName')),
    middleName: opened('fullname', () => text(place, 'middleName')),
    birthDate: opened('birthdate', () => readDate(place, 'birthDate')),
    birthPlace: opened('birthplace', () => text(place, 'birthPlace')),
    gender: opened('gender', () => readGender(place)),
    snils: opened('snils', () => readDigits(place, 'snils', 11)),
    inn: opened('inn', () => readDigits(place, 'inn', 12)),
    citizenship: opened('id_doc', () => text(place, 'citizenship')),
    trusted: flag(place, 'trusted'),
    status: text(place, 'status'),
    updatedAt: moment(place, 'updatedOn'),
    contacts: readContacts(readElements(place, 'contacts', oid), scopes),
    documents: readDocuments(readElements(place, 'documents', oid), scopes),
    addresses: readAddresses(readElements(place, 'addresses', oid), scopes),
  })
}

function readGender(place: Place): 'M' | 'F' | undefined {
  const gender = text(place, 'gender')

  return gender === 'M' || gender === 'F' ? gender : undefined
}

/** ESIA writes a СНИЛС as `000-000-600 06`. */
function readDigits(place: Place, name: string, length: number): string | undefined {
  const value = text(place, name)
  const digits = value?.replaceAll(/[ -]/g, '')
  if (digits !== undefined && !(digits.length === length && /^\d+$/.test(digits))) {
    throw new Unfit(`${place.path}.${name} is not ${length} digits`)
  }

  return digits
}
