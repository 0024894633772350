import { addAffine, type Affine, double, type Field, type Jacobian, normalize } from './jacobian.ts'
import { type Width } from './odd-digits.ts'

/** Odd multiples of a point, 2^(width − 1) of them for each of the windows that it was made for. */
export type Table = { readonly width: Width; readonly multiples: readonly Affine[] }

/** Multiples 1, 3, 5 … of the point, of 2^width times the point, of 2^(2·width) times, and so on. */
export function tableOf(field: Field, point: Affine, width: Width, windows: number): Table {
  const starts: Jacobian[] = []
  let start: Jacobian = { ...point, z: 1n }
  for (let window = 0; window < windows; window += 1) {
    const twice = double(field, start)
    starts.push(start, twice)
    start = timesPowerOfTwo(field, twice, width - 1)
  }
  const affine = normalize(field, starts)

  const multiples: Jacobian[] = []
  for (let window = 0; window < windows; window += 1) {
    const [first, step] = affine.slice(2 * window)
    if (first === undefined || step === undefined) break
    let multiple: Jacobian = { ...first, z: 1n }
    for (let count = 0; count < 1 << (width - 1); count += 1) {
      multiples.push(multiple)
      multiple = addAffine(field, multiple, step)
    }
  }
  return { width, multiples: normalize(field, multiples) }
}

export function timesPowerOfTwo(field: Field, point: Jacobian, power: number): Jacobian {
  let result = point
  for (let count = 0; count < power; count += 1) result = double(field, result)
  return result
}

/** What an odd digit in one window stands for. */
export function multipleOf({ width, multiples }: Table, window: number, digit: number): Affine {
  const found = multiples[(window << (width - 1)) + (Math.abs(digit) >> 1)]
  if (found === undefined) throw new RangeError('Digit is not in the table')
  return digit < 0 ? { x: found.x, y: -found.y } : found
}
