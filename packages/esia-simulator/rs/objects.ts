import { createHash } from 'node:crypto'
import type { Address, Contact, Organization, PersonDocument, Vehicle } from '../people/person.ts'

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

export function contactObject({ id, type, value, verified, verifyingValue, isCfmCodeExpired }: Contact) {
  return withETag({
    ...facts,
    id,
    type,
    vrfStu: status(verified),
    value,
    ...(verifyingValue === undefined ? {} : { vrfValStu: 'VERIFYING', verifyingValue }),
    ...(isCfmCodeExpired === undefined ? {} : { isCfmCodeExpired }),
  })
}

/** Only MBT and EML can be verified. */
export function serviceEmailObject({ id, value }: Contact) {
  return withETag({ ...facts, id: id + 900_000, type: 'CEM', vrfStu: status(false), value })
}

export function addressObject(address: Address) {
  return withETag({ ...facts, countryId: 'RUS', ...address })
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

export function vehicleObject(vehicle: Vehicle) {
  return withETag({ ...facts, ...vehicle })
}

export function organizationObject({ id, fullName, shortName, ogrn, inn, kpp, type }: Organization) {
  const numbers = { ogrn, ...(inn === undefined ? {} : { inn }), ...(kpp === undefined ? {} : { kpp }) }
  return withETag({ ...facts, id, oid: id, fullName, shortName, ...numbers, type })
}

/** What a person is in an organisation: the organisation and its member in one. */
export function roleObject(organization: Organization, prnOid: number) {
  const { id, fullName, shortName, ogrn, type, chief, admin, email, phone } = organization
  return withETag({
    ...facts,
    id,
    oid: id,
    prnOid,
    fullName,
    shortName,
    ogrn,
    type,
    chief,
    admin,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    active: true,
  })
}
