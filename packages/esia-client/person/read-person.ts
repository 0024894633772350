import { failure, type EsiaFailure } from '../failure.ts'
import { present } from '../json/present.ts'
import { flag, identifier, moment, object, sideText, text, Unfit } from '../json/shape.ts'
import { ok, type Result } from '../result.ts'
import type { EsiaPerson } from './esia-person.ts'
import { readAddresses } from './read-addresses.ts'
import { readContacts } from './read-contacts.ts'
import { readDate } from './read-date.ts'
import { readDigits } from './read-digits.ts'
import { readDocuments } from './read-documents.ts'
import { readOwnElements } from './read-elements.ts'
import { readKids } from './read-kids.ts'
import { readGender } from './read-gender.ts'
import { verifyOwner } from './verify-owner.ts'

type About = { readonly oid: string; readonly scopes: readonly string[] }

/** What `/rs/prns/{oid}` and its `/kids` answered, each collection whole; the kids where they were asked for. */
export type Answered = { readonly person: unknown; readonly kids?: unknown }

/**
 * Reads what the scopes open and leaves the rest unread. A field of a wrong type spoils the whole answer; unknown
 * fields and unknown values of a list of values don't.
 */
export function readPerson(answered: Answered, about: About): Result<EsiaPerson, EsiaFailure> {
  try {
    return ok(personOf(answered, about))
  } catch (error) {
    if (error instanceof Unfit) return failure('invalid-answer', error.message)
    throw error
  }
}

function personOf({ person, kids }: Answered, { oid, scopes }: About): EsiaPerson {
  const place = object(person, 'person')
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
    verifying: flag(place, 'verifying'),
    awaitsConfirmation: flag(place, 'containsUpCfmCode'),
    identityDocumentId: opened('id_doc', () => identifier(place, 'rIdDoc')),
    updatedAt: moment(place, 'updatedOn'),
    contacts: readContacts(readOwnElements(place, 'contacts', oid), scopes),
    ...readDocuments(readOwnElements(place, 'documents', oid), scopes),
    addresses: readAddresses(readOwnElements(place, 'addresses', oid), scopes),
    kids: kids === undefined ? [] : readKids(kids, scopes),
    eTag: sideText(place, 'eTag'),
  })
}
