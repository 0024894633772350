import { createHmac, randomBytes } from 'node:crypto'
import { fromBigEndian, toBigEndian } from './integers.ts'

/**
 * The secret number k of one signature, 0 < k < order, by rejection. Randomness is mixed with the key and the
 * digest (RFC 6979, 3.6), so that a broken random source alone never makes one k serve two messages.
 */
export function nonce(
  order: bigint,
  scalar: bigint,
  digest: Uint8Array,
  random: Uint8Array = randomBytes(32),
): bigint {
  const surplusBits = BigInt(256 - order.toString(2).length)
  for (let attempt = 0; ; attempt += 1) {
    const mixed = createHmac('sha512', toBigEndian(scalar, 32))
      .update(random)
      .update(digest)
      .update(String(attempt))
      .digest()
    const k = fromBigEndian(mixed.subarray(0, 32)) >> surplusBits
    if (k > 0n && k < order) return k
  }
}
