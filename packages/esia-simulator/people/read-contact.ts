import { ObjectFields } from '../object-fields.ts'
import type { Doubts } from './doubts.ts'
import { contactTypes, type Contact } from './person.ts'
import { readEmail, readPhone } from './read-values.ts'

const names = 'id type value vrfStu vrfValStu verifyingValue isCfmCodeExpired stateFacts eTag'.split(' ')

export type Around = {
  readonly where: string
  /** Its id where it names none. */
  readonly id: number
  readonly doubts: Doubts
  /** What `vrfStu` is where it is absent. */
  readonly verified: boolean
}

export function readContact(json: unknown, { where, id, doubts, verified }: Around): Contact {
  const fields = new ObjectFields(json, where)
  fields.only(names)
  const type = contactTypes.find((one) => one === fields.get('type'))
  if (type === undefined) throw fields.wrong('type', `is none of ${contactTypes.join(', ')}`)

  const isEmail = type === 'EML' || type === 'CEM'
  const read = isEmail ? readEmail : readPhone
  const verifiable = type === 'MBT' || type === 'EML'
  const isVerified = readStatus(fields, verified && verifiable)
  if (isVerified && !verifiable) throw fields.wrong('vrfStu', 'is VERIFIED: only MBT and EML can be')

  return {
    id: fields.number('id', id),
    type,
    value: read(fields, 'value', doubts),
    verified: isVerified,
    ...(fields.has('verifyingValue') ? { verifyingValue: read(fields, 'verifyingValue', doubts) } : {}),
    ...(fields.has('isCfmCodeExpired') ? { isCfmCodeExpired: fields.flag('isCfmCodeExpired', false) } : {}),
  }
}

/** `vrfStu` as ESIA has it. */
export function readStatus(fields: ObjectFields, otherwise: boolean): boolean {
  const status = fields.oneOf('vrfStu', ['VERIFIED', 'NOT_VERIFIED'], otherwise ? 'VERIFIED' : 'NOT_VERIFIED')
  return status === 'VERIFIED'
}
