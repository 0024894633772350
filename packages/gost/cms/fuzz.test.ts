import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDer } from '../der/read.ts'
import { sequence } from '../der/write.ts'
import { readCms, signCms, verifyCms } from '../index.ts'
import {
  cms,
  content,
  contentType,
  digestOf,
  owner,
  ownCertificate,
  rsaCertificate,
  rsaSigner,
} from '../testing/cms-parts.ts'

const { privateKey } = owner
const sign = (signedAttributes: boolean, detached: boolean) =>
  signCms(content, { privateKey, certificate: ownCertificate, signedAttributes, detached })
const sha256 = createHash('sha256').update(content).digest()

const samples: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
  ['GOST with attributes', sign(true, true), ownCertificate],
  ['GOST without attributes', sign(false, true), ownCertificate],
  ['GOST with attributes, attached', sign(true, false), ownCertificate],
  [
    'RSA with attributes',
    cms({ signers: [rsaSigner({ attributes: [contentType, digestOf(sha256)] })] }),
    rsaCertificate,
  ],
  ['RSA without attributes', cms({ signers: [rsaSigner()] }), rsaCertificate],
]

for (const [what, der, certificate] of samples) {
  test(`${what}: cut anywhere, nothing is read`, () => {
    assert.equal(verifyCms(content, der, certificate).ok, true)
    for (let length = 0; length < der.length; length += 1) {
      assert.equal(readCms(der.subarray(0, length)).ok, false)
      assert.equal(readCms(der.subarray(der.length - length)).ok, false)
    }
  })

  test(`${what}: with any one bit turned it verifies only where that bit vouches for nothing`, () => {
    const idle = idleBytes(der)
    for (let bit = 0; bit < 8 * der.length; bit += 1) {
      const damaged = der.with(bit >> 3, (der[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
      readCms(damaged)
      if (!idle.has(bit >> 3)) assert.equal(verifyCms(content, damaged, certificate).ok, false, `bit ${bit}`)
    }
  })

  test(`${what}: with bytes replaced, put in or left out it is read or refused, and never vouches for another content`, () => {
    const other = new TextEncoder().encode('openid')
    fc.assert(
      fc.property(fc.nat(der.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }), (at, gone, bytes) => {
        const damaged = Buffer.concat([der.subarray(0, at), bytes, der.subarray(at + gone)])
        readCms(damaged)
        assert.equal(verifyCms(other, damaged, certificate).ok, false)
      }),
      { numRuns: 500 },
    )
  })
}

test('any bytes are refused as CMS, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      assert.deepEqual(readCms(bytes), { ok: false, error: 'not-cms' })
      assert.equal(verifyCms(content, bytes, ownCertificate).ok, false)
    }),
    { numRuns: 1000 },
  )
})

test('ten megabytes and a thousand levels are refused', () => {
  const nested = Array.from({ length: 1000 }).reduce<Uint8Array>((inner) => sequence(inner), new Uint8Array())
  for (const bytes of [new Uint8Array(10_000_000).fill(0x30), nested, cms({ certificates: [nested] })]) {
    assert.deepEqual(readCms(bytes), { ok: false, error: 'not-cms' })
  }
})

test('a damaged certificate of the caller verifies, refuses or is refused by TypeError, nothing else', () => {
  for (const [, der, certificate] of [samples[0], samples[3]].filter((sample) => sample !== undefined)) {
    fc.assert(
      fc.property(fc.nat(certificate.length - 1), fc.nat(255), (at, byte) => {
        try {
          verifyCms(content, der, certificate.with(at, byte))
        } catch (error) {
          assert.ok(error instanceof TypeError, String(error))
        }
      }),
      { numRuns: 300 },
    )
  }
})

/** Where bytes stand that no signature covers and that nobody reads: versions, the list of digests, certificates. */
function idleBytes(der: Uint8Array): ReadonlySet<number> {
  const copy = Uint8Array.from(der)
  const data = readDer(copy).children[1]?.children[0]?.children ?? []
  const signer = data.at(-1)?.children[0]?.children ?? []
  const idle = [data[0], data[1], data.find(({ tag }) => tag === 0xa0), signer[0]]
  return new Set(
    idle.flatMap((value) => {
      const start = value?.whole.byteOffset ?? 0
      return Array.from(value?.whole ?? [], (_, at) => start + at)
    }),
  )
}
