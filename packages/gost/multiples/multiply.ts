import { randomBytes } from 'node:crypto'
import type { Curve, CurvePoint } from '../curves.ts'
import { fromBigEndian } from '../integers.ts'
import { addAffine, type Affine, type Field, infinity, type Jacobian, normalize } from './jacobian.ts'
import { affineOf, fieldOf, keptTable } from './known-points.ts'
import { oddDigits } from './odd-digits.ts'
import { multipleOf, tableOf, timesPowerOfTwo } from './table.ts'

/** 4,096 points: about 30 ms and 600 KB, once for a curve. */
const widthOfBase = 8
/** 512 points for a key that returns (4 ms, 80 KB), or 8 for one that may not. */
const widthOfKey = 4
const usesBeforeTable = 3

const uses = new WeakMap<CurvePoint, number>()

/**
 * The multiple of the base point by a secret number, 0 < k < order. The steps are the same for every k and the
 * coordinates between them are blinded; but big integers take as long as their values make them.
 */
export function multipleOfBase(curve: Curve, k: bigint): Affine {
  const field = fieldOf(curve)
  const [first, ...rest] = multiplesOf(curve, curve.Point.BASE, widthOfBase, k)
  if (first === undefined) throw new RangeError('Number has no digits')
  const sum = addAll(field, blinded(field, first), rest)
  const [{ x, y } = first] = normalize(field, [sum])
  return { x: residue(field, x), y: residue(field, y) }
}

/** `a·base + b·point`, for public numbers alone, each between nought and the order. */
export function sumOfProducts(curve: Curve, a: bigint, point: CurvePoint, b: bigint): Jacobian {
  const field = fieldOf(curve)
  const ofBase = multiplesOf(curve, curve.Point.BASE, widthOfBase, a)
  const used = uses.get(point) ?? 0
  if (used === usesBeforeTable) {
    return addAll(field, addAll(field, infinity, ofBase), multiplesOf(curve, point, widthOfKey, b))
  }
  uses.set(point, used + 1)
  return addAll(field, productOnce(curve, point, b), ofBase)
}

/** Tells whether the affine x of a point is `r` modulo the order, 0 < r < order; never for the point at infinity. */
export function hasResidue(curve: Curve, { x, z }: Jacobian, r: bigint): boolean {
  const { p } = fieldOf(curve)
  if (z === 0n) return false
  for (let candidate = r; candidate < p; candidate += curve.order) {
    if ((x - candidate * ((z * z) % p)) % p === 0n) return true
  }
  return false
}

function addAll(field: Field, start: Jacobian, points: readonly Affine[]): Jacobian {
  return points.reduce<Jacobian>((sum, point) => addAffine(field, sum, point), start)
}

/** The multiples that add up to the product of a point by a number. */
function multiplesOf(curve: Curve, point: CurvePoint, width: 4 | 8, number: bigint): readonly Affine[] {
  const table = keptTable(curve, point, width)
  return oddDigits(number, curve.order, table.width).map((digit, window) => multipleOf(table, window, digit))
}

/** Horner's scheme: slower than a table of all windows, faster than making one. */
function productOnce(curve: Curve, point: CurvePoint, number: bigint): Jacobian {
  const field = fieldOf(curve)
  const table = tableOf(field, affineOf(point), widthOfKey, 1)
  return oddDigits(number, curve.order, widthOfKey).reduceRight<Jacobian>(
    (sum, digit) => addAffine(field, timesPowerOfTwo(field, sum, widthOfKey), multipleOf(table, 0, digit)),
    infinity,
  )
}

/** The same point with a random z, so that nobody can tell what the arithmetic on secret multiples works with. */
function blinded({ p }: Field, { x, y }: Affine): Jacobian {
  const z = (fromBigEndian(randomBytes(32)) % (p - 1n)) + 1n
  const zz = (z * z) % p
  return { x: (x * zz) % p, y: (y * ((zz * z) % p)) % p, z }
}

function residue({ p }: Field, value: bigint): bigint {
  const rest = value % p
  return rest < 0n ? rest + p : rest
}
