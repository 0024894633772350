import { createHash } from 'node:crypto'

/** Mostly as long as what a sign-in signs, around the blocks of Streebog; now and then much longer. */
const usualBytes = 300
const manyBytes = 5000

/** The message of this number: any bytes, the same ones for the same seed. */
export function randomMessage(seed: number, number: number): Uint8Array {
  const draw = createHash('sha256').update(`length ${seed} ${number}`).digest()
  const longest = draw.readUInt8(0) < 5 ? manyBytes : usualBytes
  const outputLength = draw.readUInt32LE(4) % longest
  if (outputLength === 0) return new Uint8Array()
  return createHash('shake256', { outputLength }).update(`bytes ${seed} ${number}`).digest()
}

/** The same bytes with one bit turned, at a place that the number chooses. */
export function damaged(bytes: Uint8Array, number: number): Uint8Array {
  const at = (number * 7919) % bytes.length
  return Uint8Array.from(bytes).with(at, (bytes[at] ?? 0) ^ (1 << (number & 7)))
}
