import { type Curve, curveOf, type CurvePoint } from './curves.ts'
import { fromBigEndian, fromLittleEndian, toBigEndian } from './integers.ts'
import { GostPrivateKey, GostPublicKey } from './keys.ts'
import { hasResidue, multipleOfBase, sumOfProducts } from './multiples/multiply.ts'
import { nonce } from './nonce.ts'
import { streebog256 } from './streebog.ts'

/** RFC 7091, 6.1, step 2. The digest's first byte is its least significant one. For this package alone. */
export function exponentOf(digest: Uint8Array, order: bigint): bigint {
  const e = fromLittleEndian(digest) % order
  return e === 0n ? 1n : e
}

type Numbers = { readonly r: bigint; readonly s: bigint }

/** RFC 7091, 6.1, steps 3 to 6 for one k; nothing when that k won't do. For this package and its vectors alone. */
export function signExponent(curve: Curve, e: bigint, scalar: bigint, k: bigint): Numbers | undefined {
  const r = multipleOfBase(curve, k).x % curve.order
  const s = (r * scalar + k * e) % curve.order
  return r === 0n || s === 0n ? undefined : { r, s }
}

/**
 * Signs a message by GOST R 34.10-2012-256 over Streebog-256 (RFC 7091, 6.1). Returns 64 bytes, s ‖ r, 32 bytes
 * each, most significant first: what `openssl dgst -sign` writes and ESIA takes. CryptoPro CSP writes all 64 reversed.
 */
export function signRaw(message: Uint8Array, key: GostPrivateKey): Uint8Array {
  const curve = curveOf(key.curve)
  const scalar = GostPrivateKey.scalarOf(key)
  const digest = streebog256(message)
  const e = exponentOf(digest, curve.order)
  for (;;) {
    const signature = signExponent(curve, e, scalar, nonce(curve.order, scalar, digest))
    if (signature !== undefined) {
      return new Uint8Array([...toBigEndian(signature.s, 32), ...toBigEndian(signature.r, 32)])
    }
  }
}

/** RFC 7091, 6.2. For this package and its vectors alone. */
export function verifyExponent(curve: Curve, e: bigint, { r, s }: Numbers, point: CurvePoint): boolean {
  const { order, Point } = curve
  if (r <= 0n || r >= order || s <= 0n || s >= order) return false
  const v = Point.Fn.inv(e)
  return hasResidue(curve, sumOfProducts(curve, (s * v) % order, point, ((order - r) * v) % order), r)
}

/**
 * Tells whether 64 bytes (s ‖ r as {@link signRaw} gives them) are the key owner's signature of the message
 * (RFC 7091, 6.2). False for any other length and for numbers out of range; never throws on bytes.
 */
export function verifyRaw(message: Uint8Array, signature: Uint8Array, key: GostPublicKey): boolean {
  if (signature.length !== 64) return false
  const curve = curveOf(key.curve)
  const numbers = { s: fromBigEndian(signature.subarray(0, 32)), r: fromBigEndian(signature.subarray(32)) }
  return verifyExponent(
    curve,
    exponentOf(streebog256(message), curve.order),
    numbers,
    GostPublicKey.pointOf(key),
  )
}
