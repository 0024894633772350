import {
  weierstrass,
  type WeierstrassPoint,
  type WeierstrassPointCons,
} from '@noble/curves/abstract/weierstrass.js'

/** A curve y² = x³ + ax + b over the field of p, with a base point of prime order. */
export type Curve = {
  readonly Point: WeierstrassPointCons<bigint>
  readonly order: bigint
}

export type CurvePoint = WeierstrassPoint<bigint>

function curve(p: bigint, a: bigint, b: bigint, n: bigint, h: bigint, Gx: bigint, Gy: bigint): Curve {
  return { Point: weierstrass({ p, a, b, n, h, Gx, Gy }), order: n }
}

const p256 = 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd97n
const pB = 0x8000000000000000000000000000000000000000000000000000000000000c99n
const pC = 0x9b9f605f5a858107ab1ec85e6b41c8aacf846e86789051d37998f7b9022d759bn

/** RFC 4357, 11.4, id-GostR3410-2001-CryptoPro-A-ParamSet. */
const cryptoProA = curve(
  p256,
  p256 - 3n,
  0xa6n,
  0xffffffffffffffffffffffffffffffff6c611070995ad10045841b09b761b893n,
  1n,
  1n,
  0x8d91e471e0989cda27df505a453f2b7635294f2ddf23e3b122acc99c9e9f1e14n,
)

/** RFC 4357, 11.4, id-GostR3410-2001-CryptoPro-B-ParamSet. */
const cryptoProB = curve(
  pB,
  pB - 3n,
  0x3e1af419a269a5f866a7d3c25c3df80ae979259373ff2b182f49d4ce7e1bbc8bn,
  0x800000000000000000000000000000015f700cfff1a624e5e497161bcc8a198fn,
  1n,
  1n,
  0x3fa8124359f96680b83d1c3eb2c070e5c545c9858d03ecfb744bf8d717717efcn,
)

/** RFC 4357, 11.4, id-GostR3410-2001-CryptoPro-C-ParamSet. */
const cryptoProC = curve(
  pC,
  pC - 3n,
  0x805an,
  0x9b9f605f5a858107ab1ec85e6b41c8aa582ca3511eddfb74f02f3a6598980bb9n,
  1n,
  0n,
  0x41ece55743711a8c3cbf3783cd08c0ee4d4dc440d4641a8f366e550dfdb3bb67n,
)

/** RFC 7836, A.2, id-tc26-gost-3410-2012-256-paramSetA: the group has four times as many points as the order. */
const tc26A = curve(
  p256,
  0xc2173f1513981673af4892c23035a27ce25e2013bf95aa33b22c656f277e7335n,
  0x295f9bae7428ed9ccc20e7c359a9d41a22fccd9108e17bf7ba9337a6f8ae9513n,
  0x400000000000000000000000000000000fd8cddfc87b6635c115af556c360c67n,
  4n,
  0x91e38443a5e82c0d880923425712b2bb658b9196932e02c78b2582fe742daa28n,
  0x32879423ab1a0375895786c4bb46e9565fde0b5344766740af268adb32322e5cn,
)

/** One curve has several names (RFC 7836, A.2 and RFC 4357, 11.4); keys keep the one they came with. */
const byName = {
  '1.2.643.2.2.35.1': cryptoProA,
  '1.2.643.2.2.36.0': cryptoProA,
  '1.2.643.7.1.2.1.1.2': cryptoProA,
  '1.2.643.2.2.35.2': cryptoProB,
  '1.2.643.7.1.2.1.1.3': cryptoProB,
  '1.2.643.2.2.35.3': cryptoProC,
  '1.2.643.2.2.36.1': cryptoProC,
  '1.2.643.7.1.2.1.1.4': cryptoProC,
  '1.2.643.7.1.2.1.1.1': tc26A,
} as const satisfies Record<string, Curve>

/** Object identifier of a curve. */
export type CurveName = keyof typeof byName

/** CryptoPro-XchA: the name that ESIA's certificates and most CryptoPro ones bear. */
export const usualCurve: CurveName = '1.2.643.2.2.36.0'

export function isCurveName(name: string): name is CurveName {
  return Object.hasOwn(byName, name)
}

export function curveOf(name: CurveName): Curve {
  return byName[name]
}
