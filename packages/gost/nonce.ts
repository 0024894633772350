import { createHmac, randomBytes } from 'node:crypto'
import { fromBigEndian, toBigEndian } from './integers.ts'

/**
 * The secret number k of one signature, 0 < k < order, by rejection. Randomness is mixed with the key and the
 * digest (RFC 6979, 3.6), so a broken random source alone never repeats k for two messages.
 */
export function nonce(order: bigint, scalar: bigint, digest: Uint8Array): bigint {
  const unused = BigInt(256 - order.toString(2).length)
  for (;;) {
    const candidate = createHmac('sha512', toBigEndian(scalar, 32))
      .update(randomBytes(32))
      .update(digest)
      .digest()
    const k = fromBigEndian(candidate.subarray(0, 32)) >> unused
    if (k > 0n && k < order) return k
  }
}
