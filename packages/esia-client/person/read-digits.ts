import { text, Unfit, type Place } from '../json/shape.ts'

/** So many digits, without what is written between: ESIA writes a СНИЛС as `000-000-600 06`. */
export function readDigits(place: Place, name: string, length: number): string | undefined {
  const value = text(place, name)
  const digits = value?.replaceAll(/[ -]/g, '')
  if (digits !== undefined && !(digits.length === length && /^\d+$/.test(digits))) {
    throw new Unfit(`${place.path}.${name} is not ${length} digits`)
  }

  return digits
}
