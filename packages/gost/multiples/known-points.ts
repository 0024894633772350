import type { Curve, CurvePoint } from '../curves.ts'
import type { Affine, Field } from './jacobian.ts'
import type { Width } from './odd-digits.ts'
import { type Table, tableOf } from './table.ts'

const fields = new WeakMap<Curve['Point'], Field>()
const tables = new WeakMap<CurvePoint, Table>()

export function fieldOf({ Point }: Curve): Field {
  const found = fields.get(Point)
  if (found !== undefined) return found

  const { p, a } = Point.CURVE()
  const field = { p, a, aIsMinusThree: a === p - 3n, invert: (residue: bigint) => Point.Fp.inv(residue) }
  fields.set(Point, field)
  return field
}

/** All windows of a point that returns, made once, at the width asked for first, and kept for as long as the point is. */
export function keptTable(curve: Curve, point: CurvePoint, width: Width): Table {
  const found = tables.get(point)
  if (found !== undefined) return found

  const table = tableOf(fieldOf(curve), affineOf(point), width, 256 / width)
  tables.set(point, table)
  return table
}

export function affineOf(point: CurvePoint): Affine {
  return point.toAffine()
}
