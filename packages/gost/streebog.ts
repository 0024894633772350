import { roundConstants, transformHigh, transformLow } from './streebog-tables.ts'

// A 512-bit value is sixteen 32-bit words, least significant first: the order in which bytes arrive.
const wordsInBlock = 16
const bytesInBlock = 64
const zero = new Int32Array(wordsInBlock)

const mixed = new Int32Array(wordsInBlock)
const roundKey = new Int32Array(wordsInBlock)
const state = new Int32Array(wordsInBlock)

/**
 * `target` = LPS(left ⊕ right), RFC 6986, 7. The target may be one of the two. Written out, since a loop over the
 * eight words takes twice the time.
 */
function transform(target: Int32Array, left: Int32Array, right: Int32Array): void {
  for (let at = 0; at < wordsInBlock; at += 1) mixed[at] = (left[at] ?? 0) ^ (right[at] ?? 0)

  for (let half = 0; half < 2; half += 1) {
    const a = mixed[half] ?? 0
    const b = mixed[half + 2] ?? 0
    const c = mixed[half + 4] ?? 0
    const d = mixed[half + 6] ?? 0
    const e = mixed[half + 8] ?? 0
    const f = mixed[half + 10] ?? 0
    const g = mixed[half + 12] ?? 0
    const h = mixed[half + 14] ?? 0
    for (let shift = 0; shift < 32; shift += 8) {
      const at = (half << 3) | (shift >> 2)
      const ofA = (a >>> shift) & 0xff
      const ofB = 0x100 | ((b >>> shift) & 0xff)
      const ofC = 0x200 | ((c >>> shift) & 0xff)
      const ofD = 0x300 | ((d >>> shift) & 0xff)
      const ofE = 0x400 | ((e >>> shift) & 0xff)
      const ofF = 0x500 | ((f >>> shift) & 0xff)
      const ofG = 0x600 | ((g >>> shift) & 0xff)
      const ofH = 0x700 | ((h >>> shift) & 0xff)
      target[at] =
        (transformLow[ofA] ?? 0) ^
        (transformLow[ofB] ?? 0) ^
        (transformLow[ofC] ?? 0) ^
        (transformLow[ofD] ?? 0) ^
        (transformLow[ofE] ?? 0) ^
        (transformLow[ofF] ?? 0) ^
        (transformLow[ofG] ?? 0) ^
        (transformLow[ofH] ?? 0)
      target[at + 1] =
        (transformHigh[ofA] ?? 0) ^
        (transformHigh[ofB] ?? 0) ^
        (transformHigh[ofC] ?? 0) ^
        (transformHigh[ofD] ?? 0) ^
        (transformHigh[ofE] ?? 0) ^
        (transformHigh[ofF] ?? 0) ^
        (transformHigh[ofG] ?? 0) ^
        (transformHigh[ofH] ?? 0)
    }
  }
}

/** The compression function g_N(h, m), RFC 6986, 8; `chain` is h before and after. */
function compress(chain: Int32Array, counter: Int32Array, block: Int32Array): void {
  transform(roundKey, chain, counter)
  state.set(block)
  for (const constant of roundConstants) {
    transform(state, state, roundKey)
    transform(roundKey, roundKey, constant)
  }
  for (let at = 0; at < wordsInBlock; at += 1) {
    chain[at] = (chain[at] ?? 0) ^ (state[at] ?? 0) ^ (roundKey[at] ?? 0) ^ (block[at] ?? 0)
  }
}

/** `sum` += `block` modulo 2⁵¹². */
function add(sum: Int32Array, block: Int32Array): void {
  let carry = 0
  for (let at = 0; at < wordsInBlock; at += 1) {
    const word = ((sum[at] ?? 0) >>> 0) + ((block[at] ?? 0) >>> 0) + carry
    sum[at] = word
    carry = word > 0xffff_ffff ? 1 : 0
  }
}

function readBlock(block: Int32Array, bytes: DataView, offset: number): void {
  for (let at = 0; at < wordsInBlock; at += 1) block[at] = bytes.getInt32(offset + 4 * at, true)
}

function countBits(counter: Int32Array, bytes: number): void {
  counter[0] = bytes * 8
  counter[1] = Math.floor(bytes / 0x2000_0000)
}

/** RFC 6986, 9: stages 1 to 3. */
function digest(message: Uint8Array, initialWord: number): Uint8Array {
  const chain = new Int32Array(wordsInBlock).fill(initialWord)
  const counter = new Int32Array(wordsInBlock)
  const sum = new Int32Array(wordsInBlock)
  const block = new Int32Array(wordsInBlock)
  const whole = message.length - (message.length % bytesInBlock)
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength)

  for (let offset = 0; offset < whole; offset += bytesInBlock) {
    readBlock(block, view, offset)
    countBits(counter, offset)
    compress(chain, counter, block)
    add(sum, block)
  }

  const last = new Uint8Array(bytesInBlock)
  last.set(message.subarray(whole))
  last[message.length - whole] = 1
  readBlock(block, new DataView(last.buffer), 0)
  countBits(counter, whole)
  compress(chain, counter, block)
  add(sum, block)
  countBits(counter, message.length)
  compress(chain, zero, counter)
  compress(chain, zero, sum)

  const result = new Uint8Array(bytesInBlock)
  const written = new DataView(result.buffer)
  for (const [at, word] of chain.entries()) written.setInt32(4 * at, word, true)
  return result
}

/**
 * Streebog-512 (GOST R 34.11-2012, RFC 6986). Returns 64 bytes in the order in which OpenSSL's engine, X.509 and
 * CMS carry them; RFC 6986 prints the same bytes from the last to the first.
 */
export function streebog512(message: Uint8Array): Uint8Array {
  return digest(message, 0)
}

/** Streebog-256 (GOST R 34.11-2012, RFC 6986). Returns 32 bytes, in the same order as {@link streebog512}. */
export function streebog256(message: Uint8Array): Uint8Array {
  return digest(message, 0x0101_0101).slice(32)
}
