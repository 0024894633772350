/** The field of a curve and its coefficient a. Residues may be negative and, between products, a little too large. */
export type Field = {
  readonly p: bigint
  readonly a: bigint
  readonly aIsMinusThree: boolean
  /** For residues above nought alone. */
  readonly invert: (residue: bigint) => bigint
}

export type Affine = { readonly x: bigint; readonly y: bigint }

/** The point x/z², y/z³; with z = 0, the point at infinity. */
export type Jacobian = { readonly x: bigint; readonly y: bigint; readonly z: bigint }

export const infinity: Jacobian = { x: 1n, y: 1n, z: 0n }

/** Doubling in eight products (Explicit-Formulas Database, dbl-2001-b; for another a, dbl-2007-bl's slope). */
export function double({ p, a, aIsMinusThree }: Field, { x, y, z }: Jacobian): Jacobian {
  const delta = (z * z) % p
  const gamma = (y * y) % p
  const beta = (x * gamma) % p
  const slope = aIsMinusThree
    ? (3n * (x - delta) * (x + delta)) % p
    : (3n * x * x + a * ((delta * delta) % p)) % p
  const x3 = (slope * slope - 8n * beta) % p
  return { x: x3, y: (slope * (4n * beta - x3) - 8n * gamma * gamma) % p, z: (2n * y * z) % p }
}

/** Addition of an affine point in eleven products, whatever the two points are (EFD, madd-2004-hmv). */
export function addAffine(field: Field, one: Jacobian, other: Affine): Jacobian {
  const { p } = field
  const { x, y, z } = one
  if (z === 0n) return { ...other, z: 1n }
  const zz = (z * z) % p
  const h = (other.x * zz - x) % p
  const slope = (other.y * ((z * zz) % p) - y) % p
  if (h === 0n) return slope === 0n ? double(field, one) : infinity
  const hh = (h * h) % p
  const hhh = (h * hh) % p
  const v = (x * hh) % p
  const x3 = (slope * slope - hhh - 2n * v) % p
  return { x: x3, y: (slope * (v - x3) - y * hhh) % p, z: (z * h) % p }
}

/** The affine forms of points, none of them at infinity, by one inversion for all (Montgomery's trick). */
export function normalize({ p, invert }: Field, points: readonly Jacobian[]): Affine[] {
  const products: bigint[] = []
  let product = 1n
  for (const { z } of points) {
    products.push(product)
    product = (product * z) % p
  }

  let inverse = invert(((product % p) + p) % p)
  const affine: Affine[] = []
  for (const { x, y, z } of points.toReversed()) {
    const zInverse = (inverse * (products.pop() ?? 1n)) % p
    inverse = (inverse * z) % p
    const square = (zInverse * zInverse) % p
    affine.push({ x: (x * square) % p, y: (y * ((square * zInverse) % p)) % p })
  }
  return affine.reverse()
}
