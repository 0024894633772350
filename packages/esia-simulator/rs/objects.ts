import { createHash } from 'node:crypto'
import type { Address, Contact, PersonDocument } from '../people/person.ts'

/** An eTag is 40 hex digits of the object's content. */
export function withETag<T extends object>(object: T): T & { readonly eTag: string } {
  const eTag = createHash('sha1').update(JSON.stringify(object)).digest('hex').toUpperCase()
  return { ...object, eTag }
}

/** ISO 2016-02-29 as ESIA writes it, 29.02.2016. */
export const russianDate = (iso: string): string => iso.split('-').toReversed().join('.')

const dated = (name: string, iso: string | undefined) =>
  iso === undefined ? {} : { [name]: russianDate(iso) }

const status = (verified: boolean) => (verified ? 'VERIFIED' : 'NOT_VERIFIED')

const facts = { stateFacts: ['Identifiable'] }

export function contactObject({ id, type, value, verified }: Contact) {
  return withETag({ ...facts, id, type, vrfStu: status(verified), value })
}

/** Only MBT and EML can be verified. */
export function serviceEmailObject({ id, value }: Contact) {
  return withETag({ ...facts, id: id + 900_000, type: 'CEM', vrfStu: status(false), value })
}

export function addressObject(address: Address) {
  return withETag({ ...facts, ...address, countryId: 'RUS' })
}

export function documentObject(document: PersonDocument) {
  const { verified, issueDate, expiryDate, actDate, ...rest } = document
  return withETag({
    ...facts,
    ...rest,
    vrfStu: status(verified),
    ...dated('issueDate', issueDate),
    ...dated('expiryDate', expiryDate),
    ...dated('actDate', actDate),
    ...(document.type === 'RF_PASSPORT' ? { fmsValid: verified } : {}),
  })
}
