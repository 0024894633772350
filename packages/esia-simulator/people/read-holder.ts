import type { ObjectFields } from '../object-fields.ts'
import type { Doubts } from './doubts.ts'
import { readDate, readSnils } from './read-values.ts'

/** Who somebody is, grown up or not. */
export function readHolder(fields: ObjectFields, now: Date, doubts: Doubts) {
  const birthDate = readDate(fields, 'birthDate')
  if (birthDate > now.toISOString().slice(0, 10)) throw fields.wrong('birthDate', 'has not come yet')
  if (birthDate < '1880') doubts.refuse(fields.wrong('birthDate', 'is before 1880'))

  return {
    lastName: nameIn(fields, 'lastName'),
    firstName: nameIn(fields, 'firstName'),
    ...(fields.has('middleName') ? { middleName: nameIn(fields, 'middleName') } : {}),
    birthDate,
    gender: readGender(fields),
    ...(fields.has('snils') ? { snils: readSnils(fields, doubts) } : {}),
    ...(fields.has('inn') ? { inn: fields.matching('inn', /^\d{12}$/, 'twelve digits') } : {}),
  }
}

function nameIn(fields: ObjectFields, name: string): string {
  const value = fields.text(name)
  if (value.length > 200) throw fields.wrong(name, 'is longer than 200 characters')
  return value
}

function readGender(fields: ObjectFields): 'M' | 'F' {
  const gender = fields.text('gender')
  if (gender === 'M' || gender === 'F') return gender
  throw fields.wrong('gender', 'is neither M nor F')
}
