import { russianDate } from '../rs/objects.ts'
import type { Contact, Kid, Person, PersonDocument } from './person.ts'

/** A person as {@link readPerson} reads one: ESIA's own names and dates. */
export function personJson(person: Person): object {
  const { confirmed, birthDate, updatedOn, contacts, documents, kids, ...rest } = person
  return {
    ...rest,
    trusted: confirmed,
    birthDate: russianDate(birthDate),
    updatedOn: russianDate(updatedOn),
    contacts: contacts.map(contactJson),
    documents: documents.map(documentJson),
    kids: kids.map(kidJson),
  }
}

const status = (verified: boolean) => (verified ? 'VERIFIED' : 'NOT_VERIFIED')

const contactJson = ({ verified, ...rest }: Contact) => ({ ...rest, vrfStu: status(verified) })

function documentJson({ verified, issueDate, expiryDate, actDate, ...rest }: PersonDocument) {
  const dates = Object.entries({ issueDate, expiryDate, actDate }).flatMap(([name, iso]) =>
    iso === undefined ? [] : [[name, russianDate(iso)]],
  )
  return { ...rest, vrfStu: status(verified), ...Object.fromEntries(dates) }
}

function kidJson({ birthDate, documents, contacts, ...rest }: Kid) {
  return {
    ...rest,
    birthDate: russianDate(birthDate),
    documents: documents.map(documentJson),
    ...(contacts === undefined ? {} : { contacts: contacts.map(contactJson) }),
  }
}
