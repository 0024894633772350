import { text, Unfit, type Place } from '../json/shape.ts'

/** `dd.MM.yyyy` to ISO `YYYY-MM-DD`; a day that no calendar has is refused. */
export function readDate(place: Place, name: string): string | undefined {
  const value = text(place, name)
  if (value === undefined) return undefined

  const iso = value.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1')
  const day = new Date(`${iso}T00:00:00Z`)
  if (iso === value || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(iso)) {
    throw new Unfit(`${place.path}.${name} is not a date dd.MM.yyyy`)
  }

  return iso
}
