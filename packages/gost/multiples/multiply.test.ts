import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Curve, curveOf, type CurvePoint } from '../curves.ts'
import { addAffine, type Affine, double, infinity, normalize } from './jacobian.ts'
import { fieldOf } from './known-points.ts'
import { hasResidue, multipleOfBase, sumOfProducts } from './multiply.ts'
import { oddDigits } from './odd-digits.ts'

const curves = {
  'CryptoPro-A': curveOf('1.2.643.2.2.36.0'),
  'CryptoPro-B': curveOf('1.2.643.2.2.35.2'),
  'CryptoPro-C': curveOf('1.2.643.2.2.35.3'),
  'TC 26 A, whose a is not −3': curveOf('1.2.643.7.1.2.1.1.1'),
}

/** More uses of a key than it takes to make its table. */
const uses = [1, 2, 3, 4, 5]

for (const [name, curve] of Object.entries(curves)) {
  const { Point, order } = curve
  const edges = [1n, 2n, 3n, 15n, 16n, 255n, 256n, 257n, 1n << 128n, order >> 1n, order - 2n, order - 1n]
  const number = fc.oneof(
    fc.bigInt({ min: 1n, max: order - 1n }),
    fc.constantFrom(...edges),
    fc.bigInt({ min: 1n, max: 1n << 20n }),
  )

  test(`${name}: a multiple of the base point is the one that noble computes`, () => {
    fc.assert(
      fc.property(number, (k) => {
        assert.deepEqual(multipleOfBase(curve, k), coordinates(Point.BASE.multiplyUnsafe(k)))
      }),
      { numRuns: 60, examples: edges.map((k) => [k]) },
    )
  })

  test(`${name}: a sum of two products is the one that noble computes, at every use of a key`, () => {
    fc.assert(
      fc.property(number, number, number, (a, d, b) => {
        const point = Point.BASE.multiplyUnsafe(d)
        const expected = Point.BASE.multiplyUnsafe(a).add(point.multiplyUnsafe(b))
        for (const _ of uses) sameSum(curve, { a, point, b }, expected)
      }),
      {
        numRuns: 12,
        // The base point itself, its negative and its near multiples as a key: sums meet equal and opposite points.
        examples: [
          [1n, 1n, 1n],
          [5n, 1n, order - 5n],
          [5n, order - 1n, 5n],
          [2n, 1n, 2n],
          [1n, 2n, order - 1n],
          [order - 1n, 1n, order - 1n],
          [257n, 16n, 255n],
        ],
      },
    )
  })
}

test('digits are all odd, in range and worth the number, whatever it is', () => {
  const { order } = curves['CryptoPro-A']
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: order - 1n }), fc.constantFrom(4, 8), (number, width) => {
      const digits = oddDigits(number, order, width)
      assert.equal(digits.length, 256 / width)
      assert.ok(digits.every((digit) => digit % 2 !== 0 && Math.abs(digit) < 1 << width))
      const worth = digits.reduceRight((sum, digit) => (sum << BigInt(width)) + BigInt(digit), 0n)
      assert.equal((worth - number) % order, 0n)
    }),
  )
})

test('an x has the residues of all points that share it modulo the order, and no other', () => {
  const curve = curves['TC 26 A, whose a is not −3']
  const { x } = multipleOfBase(curve, 1n)
  assert.ok(x >= curve.order)
  assert.equal(hasResidue(curve, { x, y: 1n, z: 1n }, x % curve.order), true)
  assert.equal(hasResidue(curve, { x, y: 1n, z: 1n }, (x % curve.order) + 1n), false)
  assert.equal(hasResidue(curve, { x: x * 4n, y: 1n, z: 2n }, x % curve.order), true)
  assert.equal(hasResidue(curve, infinity, 1n), false)
  assert.equal(hasResidue(curve, { x: 0n, y: 1n, z: 0n }, 1n), false)
})

for (const [name, curve] of Object.entries(curves)) {
  test(`${name}: a point is added to itself, to its negative and to nothing`, () => {
    const field = fieldOf(curve)
    const { x, y } = multipleOfBase(curve, 7n)
    const scaled = { x: x * 9n, y: y * 27n, z: 3n }
    const [sum] = normalize(field, [addAffine(field, scaled, { x, y })])
    const twice = multipleOfBase(curve, 14n)
    assert.deepEqual([mod(sum?.x ?? 0n, field.p), mod(sum?.y ?? 0n, field.p)], [twice.x, twice.y])
    assert.equal(addAffine(field, scaled, { x, y: -y }).z, 0n)
    assert.deepEqual(addAffine(field, infinity, { x, y }), { x, y, z: 1n })
    assert.equal(double(field, infinity).z, 0n)
  })
}

test('points are brought to affine form together as each alone', () => {
  const curve = curves['CryptoPro-B']
  const field = fieldOf(curve)
  const points = [3n, 5n, 7n].map((k) => ({ ...multipleOfBase(curve, k), z: 1n }))
  const scaled = points.map(({ x, y }, at) => {
    const z = BigInt(at + 2)
    return { x: x * z * z, y: -y * z * z * z, z: -z }
  })
  assert.deepEqual(
    normalize(field, scaled).map(({ x, y }) => [mod(x, field.p), mod(y, field.p)]),
    points.map(({ x, y }) => [x, y]),
  )
})

function sameSum(
  curve: Curve,
  { a, point, b }: { a: bigint; point: CurvePoint; b: bigint },
  expected: CurvePoint,
): void {
  const sum = sumOfProducts(curve, a, point, b)
  if (expected.is0()) return assert.equal(sum.z, 0n)
  const field = fieldOf(curve)
  const [{ x, y } = sum] = normalize(field, [sum])
  assert.deepEqual({ x: mod(x, field.p), y: mod(y, field.p) }, coordinates(expected))
}

function coordinates(point: CurvePoint): Affine {
  const { x, y } = point.toAffine()
  return { x, y }
}

function mod(value: bigint, p: bigint): bigint {
  return ((value % p) + p) % p
}
