import { createHmac } from 'node:crypto'

export const stepSeconds = 30

export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds)

/** Six digits of HMAC-SHA-1 over the count of steps since 1970, as RFC 6238 and RFC 4226 §5.3 say. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}
