import { toLittleEndian } from '../integers.ts'

export type Width = 4 | 8

/**
 * Digits of a number below an odd order, in base 2^width, least significant first: all odd, between ±(2^width − 1),
 * together equal to the number modulo the order. None is nought, so that every number takes the same steps of a
 * multiplication (Joye and Tunstall, 2009).
 */
export function oddDigits(number: bigint, order: bigint, width: Width): readonly number[] {
  const isOdd = (number & 1n) === 1n
  const sign = isOdd ? 1 : -1
  const bytes = [...toLittleEndian(isOdd ? number : order - number, 32)]
  const places = width === 8 ? bytes : bytes.flatMap((byte) => [byte & 15, byte >> 4])
  return places.map((place, at) => {
    const next = places[at + 1]
    const borrowed = next !== undefined && (next & 1) === 0 ? 1 << width : 0
    return sign * ((place | 1) - borrowed)
  })
}
