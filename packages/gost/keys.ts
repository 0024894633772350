import { randomBytes } from 'node:crypto'
import { type CurveName, curveOf, type CurvePoint, usualCurve } from './curves.ts'
import { fromBigEndian, fromLittleEndian, toLittleEndian } from './integers.ts'
import { multipleOfBase } from './multiples/multiply.ts'

/** A private key. Its number is reachable inside this package only, so no log and no JSON can show it. */
export class GostPrivateKey {
  /** Object identifier of the curve. */
  readonly curve: CurveName
  readonly #scalar: bigint

  /** Throws TypeError unless 0 < scalar < order of the curve. */
  constructor(curve: CurveName, scalar: bigint) {
    if (scalar <= 0n || scalar >= curveOf(curve).order) throw new TypeError('Private key is out of range')
    this.curve = curve
    this.#scalar = scalar
  }

  static scalarOf(key: GostPrivateKey): bigint {
    return key.#scalar
  }
}

/** A public key: a point of the prime-order group of its curve. */
export class GostPublicKey {
  /** Object identifier of the curve. */
  readonly curve: CurveName
  /** X ‖ Y, 32 bytes each, least significant byte first: as certificates carry it (RFC 9215, 4.3). */
  readonly bytes: Uint8Array
  readonly #point: CurvePoint

  /** Throws TypeError unless the 64 bytes are a point of the curve in the right group. */
  constructor(curve: CurveName, bytes: Uint8Array) {
    if (bytes.length !== 64) throw new TypeError('Public key is not 64 bytes long')
    this.curve = curve
    this.bytes = Uint8Array.from(bytes)
    this.#point = pointOf(curve, bytes)
  }

  static pointOf(key: GostPublicKey): CurvePoint {
    return key.#point
  }
}

function pointOf(curve: CurveName, bytes: Uint8Array): CurvePoint {
  const { Point } = curveOf(curve)
  const x = fromLittleEndian(bytes.subarray(0, 32))
  const y = fromLittleEndian(bytes.subarray(32))
  try {
    const point = Point.fromAffine({ x, y })
    point.assertValidity()
    return point
  } catch (cause) {
    throw new TypeError('Public key is not a point of its curve', { cause })
  }
}

const publicKeys = new WeakMap<GostPrivateKey, GostPublicKey>()

/** The public key that belongs to a private key; computed once. */
export function publicKeyOf(privateKey: GostPrivateKey): GostPublicKey {
  const found = publicKeys.get(privateKey) ?? computePublicKey(privateKey)
  publicKeys.set(privateKey, found)
  return found
}

function computePublicKey(privateKey: GostPrivateKey): GostPublicKey {
  const { x, y } = multipleOfBase(curveOf(privateKey.curve), GostPrivateKey.scalarOf(privateKey))
  return new GostPublicKey(privateKey.curve, Buffer.concat([toLittleEndian(x, 32), toLittleEndian(y, 32)]))
}

/** Makes a pair of keys from the system's random source, on the CryptoPro-A curve under its name XchA. */
export function generateKeys(): { privateKey: GostPrivateKey; publicKey: GostPublicKey } {
  const { order } = curveOf(usualCurve)
  for (;;) {
    const scalar = fromBigEndian(randomBytes(32))
    if (scalar === 0n || scalar >= order) continue
    const privateKey = new GostPrivateKey(usualCurve, scalar)
    return { privateKey, publicKey: publicKeyOf(privateKey) }
  }
}

/** Tells whether two public keys are one, whatever names their curve goes by. */
export function samePublicKey(one: GostPublicKey, other: GostPublicKey): boolean {
  return curveOf(one.curve) === curveOf(other.curve) && Buffer.compare(one.bytes, other.bytes) === 0
}
