import type { CurvePoint } from './curves.ts'

/** Tables cost about 20 ms once and make a verification four times faster: worth it for keys that return, as ESIA's do. */
const usesBeforeTables = 3

const uses = new WeakMap<CurvePoint, number>()

/** `a·base + b·point`, for public numbers alone: its time tells them. */
export function sumOfProducts(base: CurvePoint, a: bigint, point: CurvePoint, b: bigint): CurvePoint {
  const used = uses.get(point) ?? 0
  if (used < usesBeforeTables) {
    uses.set(point, used + 1)
    return base.mulAddUnsafe(a, point, b)
  }
  if (used === usesBeforeTables) {
    uses.set(point, used + 1)
    point.precompute()
  }
  return base.multiplyUnsafe(a).add(point.multiplyUnsafe(b))
}
