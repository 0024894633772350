import { keysOf } from './keyboard.ts'
import { latinSpellings } from './latin-spellings.ts'

export type Owner = {
  readonly lastName: string
  readonly firstName: string
  readonly middleName?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly snils?: string | undefined
}

/** What a person's family and papers say of them, as the keys that are pressed: others know it, and so will try it. */
export function ownWords({
  lastName,
  firstName,
  middleName = '',
  phone,
  email,
  snils,
}: Owner): ReadonlySet<string> {
  const names = [lastName, firstName, middleName]
  const number = phone?.replaceAll(/\D/g, '').slice(-10) ?? ''
  const own = [
    ...names,
    ...names.map((name) => name.replaceAll('ё', 'е')),
    ...names.flatMap(latinSpellings),
    lastName + firstName,
    firstName + lastName,
    firstName + middleName,
    ...(number === '' ? [] : [number, `7${number}`, `8${number}`, `+7${number}`]),
    ...(email === undefined ? [] : [email, email.split('@', 1)[0] ?? '']),
    snils?.replaceAll(/\D/g, '') ?? '',
  ]
  return new Set(own.filter((word) => word !== '').map(keysOf))
}
