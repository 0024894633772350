import { text, type Place } from '../json/shape.ts'

export function readGender(place: Place): 'M' | 'F' | undefined {
  const gender = text(place, 'gender')

  return gender === 'M' || gender === 'F' ? gender : undefined
}
