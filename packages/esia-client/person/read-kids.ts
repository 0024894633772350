import { present } from '../json/present.ts'
import { flag, identifier, object, sideText, text, type Place } from '../json/shape.ts'
import type { EsiaKid } from './esia-person.ts'
import { readContacts } from './read-contacts.ts'
import { readDate } from './read-date.ts'
import { readDigits } from './read-digits.ts'
import { readDocuments } from './read-documents.ts'
import { elementsOf, readElements } from './read-elements.ts'
import { readGender } from './read-gender.ts'

/** Reads of each kid what the `kid_` scopes open. An oid here is the kid's own. Throws an Unfit. */
export function readKids(json: unknown, scopes: readonly string[]): readonly EsiaKid[] {
  return elementsOf(object(json, 'kids')).map((kid) => readKid(kid, scopes))
}

function readKid(place: Place, scopes: readonly string[]): EsiaKid {
  const opened = <T>(scope: string, value: () => T): T | undefined =>
    scopes.includes(scope) ? value() : undefined

  return present({
    id: identifier(place, 'id'),
    oid: identifier(place, 'oid'),
    firstName: opened('kid_fullname', () => text(place, 'firstName')),
    lastName: opened('kid_fullname', () => text(place, 'lastName')),
    middleName: opened('kid_fullname', () => text(place, 'middleName')),
    birthDate: opened('kid_birthdate', () => readDate(place, 'birthDate')),
    gender: opened('kid_gender', () => readGender(place)),
    snils: opened('kid_snils', () => readDigits(place, 'snils', 11)),
    inn: opened('kid_inn', () => readDigits(place, 'inn', 12)),
    trusted: flag(place, 'trusted'),
    type: sideText(place, 'type'),
    contacts: readContacts(readElements(place, 'contacts'), scopes, 'kid'),
    ...readDocuments(readElements(place, 'documents'), scopes, 'kid'),
    eTag: sideText(place, 'eTag'),
  })
}
