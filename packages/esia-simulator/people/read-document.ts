import { ObjectFields } from '../object-fields.ts'
import { enpFits, snilsFits } from './check-digits.ts'
import type { Doubts } from './doubts.ts'
import { enp } from './enp.ts'
import {
  checkStates,
  documentTypes,
  fmsStates,
  type DocumentType,
  type Person,
  type PersonDocument,
} from './person.ts'
import { readStatus, type Around } from './read-contact.ts'
import { readDate } from './read-values.ts'

const dates = ['issueDate', 'expiryDate', 'actDate'] as const
const texts = [
  'series',
  'issueId',
  'issuedBy',
  'lastName',
  'firstName',
  'actNo',
  'medicalOrg',
  'vrfReqId',
] as const
const names =
  `id type vrfStu number ${texts.join(' ')} ${dates.join(' ')} vrfValStu fmsState fmsValid stateFacts eTag`.split(
    ' ',
  )

type Mask = readonly [series: RegExp, number: RegExp, words: string]

/** The templates of the tax service's list of documents. */
const certificate: Mask = [/^[IVXLC]+-[А-ЯЁ]{2}$/, /^\d{6}$/, 'I-АА 000000']
const masks: Partial<Record<DocumentType, Mask>> = {
  RF_PASSPORT: [/^\d{4}$/, /^\d{6}$/, '0000 000000'],
  FRGN_PASS: [/^\d{2}$/, /^\d{7}$/, '00 0000000'],
  RF_DRIVING_LICENSE: [/^\d{2}[\dА-ЯЁ]{2}$/, /^\d{6}$/, '0000 000000'],
  MLTR_ID: [/^[А-ЯЁ]{2}$/, /^\d{7}$/, 'АА 0000000'],
  RF_BRTH_CERT: certificate,
  KID_RF_BRTH_CERT: certificate,
}

type Holder = Pick<Person, 'birthDate' | 'gender'>

export function readDocument(json: unknown, of: Around, holder: Holder): PersonDocument {
  const fields = new ObjectFields(json, of.where)
  fields.only(names)
  const type = documentTypes.find((one) => one === fields.get('type'))
  if (type === undefined) throw fields.wrong('type', `is none of ${documentTypes.join(', ')}`)

  const document: PersonDocument = {
    id: fields.number('id', of.id),
    type,
    verified: readStatus(fields, of.verified),
    number: fields.text('number'),
    ...Object.fromEntries(texts.flatMap((name) => (fields.has(name) ? [[name, fields.text(name)]] : []))),
    ...Object.fromEntries(
      dates.flatMap((name) => (fields.has(name) ? [[name, readDate(fields, name)]] : [])),
    ),
    ...(fields.has('vrfValStu') ? { vrfValStu: fields.oneOf('vrfValStu', checkStates, 'VERIFYING') } : {}),
    ...(fields.has('fmsState')
      ? { fmsState: fields.oneOf('fmsState', fmsStates, 'AUTO_UPDATE_SUCCESS') }
      : {}),
  }
  check(document, fields, of.doubts)
  if (type === 'MDCL_PLCY') checkPolicy(document, fields, of.doubts, holder)
  return document
}

function check({ type, series = '', number, issueId }: PersonDocument, fields: ObjectFields, doubts: Doubts) {
  const mask = masks[type]
  if (mask !== undefined && !(mask[0].test(series) && mask[1].test(number))) {
    doubts.refuse(fields.wrong('number', `and series of ${type} are not of the form ${mask[2]}`))
  }
  if (type === 'RF_PASSPORT' && issueId !== undefined && !/^\d{6}$/.test(issueId)) {
    doubts.refuse(fields.wrong('issueId', 'is not six digits'))
  }
  if ((type === 'SNILS' || type === 'KID_SNILS') && !snilsFits(number)) {
    doubts.refuse(fields.wrong('number', 'has wrong control digits'))
  }
}

/** New policies are a number of 16 digits alone; old ones have a series, temporary ones nine digits. */
function checkPolicy(
  { series, number }: PersonDocument,
  fields: ObjectFields,
  doubts: Doubts,
  { birthDate, gender }: Holder,
): void {
  if (series !== undefined || /^\d{9}$/.test(number)) return
  if (!/^\d{16}$/.test(number)) {
    doubts.refuse(fields.wrong('number', 'of a policy is 16 digits, or 9 of a temporary one'))
    return
  }
  if (!enpFits(number)) doubts.refuse(fields.wrong('number', 'has a wrong control digit'))
  const [region, serial] = [number.slice(0, 2), Number(number.slice(10, 15))]
  // People change sex and offices err: so it is odd, and no error.
  if (enp({ region, birthDate, gender, serial }).slice(0, 10) !== number.slice(0, 10)) {
    doubts.warn(fields.wrong('number', 'tells another birth date or sex'))
  }
}
