import { isFields, own, type Fields } from './fields.ts'

/** An answer is not of the agreed shape. Names the place and what was expected, never the value. */
export class Unfit extends Error {
  override readonly name = 'Unfit'
}

export type Place = { readonly fields: Fields; readonly path: string }

const longest = 1000

export function object(value: unknown, path: string): Place {
  if (!isFields(value)) throw new Unfit(`${path} is not an object`)

  return { fields: value, path }
}

/** Text of at most 1000 characters without NUL and lone surrogates, which no database keeps. Absent: undefined. */
export function text({ fields, path }: Place, name: string): string | undefined {
  const value = own(fields, name)
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw new Unfit(`${path}.${name} is not text`)
  if (value.length > longest || value.includes('\0') || !value.isWellFormed()) {
    throw new Unfit(`${path}.${name} is too long or malformed`)
  }

  return value
}

export function requiredText(place: Place, name: string): string {
  const value = text(place, name)
  if (value === undefined) throw new Unfit(`${place.path}.${name} is missing`)

  return value
}

export function flag({ fields, path }: Place, name: string): boolean {
  const value = own(fields, name) ?? false
  if (own(fields, name) === null || typeof value !== 'boolean')
    throw new Unfit(`${path}.${name} is not a boolean`)

  return value
}

/** A number that names something, as text: exact, whichever of the two it came as. What is neither is absent. */
export function identifier({ fields }: Place, name: string): string | undefined {
  const value = own(fields, name)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)

  return typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : undefined
}

/** One of these words; another is absent, as a word that is new to us. */
export function oneOf<T extends string>(place: Place, name: string, words: readonly T[]): T | undefined {
  const value = own(place.fields, name)

  return words.find((word) => word === value)
}

/** For what nobody decides by: of another kind it is absent, and doesn't spoil the answer. */
export function sideText(place: Place, name: string): string | undefined {
  const value = own(place.fields, name)

  return typeof value === 'string' && value !== '' ? text(place, name) : undefined
}

/** Likewise. */
export function sideFlag({ fields }: Place, name: string): boolean | undefined {
  const value = own(fields, name)

  return typeof value === 'boolean' ? value : undefined
}

/** Unix seconds. */
export function moment({ fields, path }: Place, name: string): Date | undefined {
  const value = own(fields, name)
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || Math.abs(value) > 8.64e12) {
    throw new Unfit(`${path}.${name} is not a time in seconds`)
  }

  return new Date(value * 1000)
}
