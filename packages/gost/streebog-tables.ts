import { iterationConstants, linearRows, substitution } from './streebog-constants.ts'

/** Splits a hex number, most significant byte first, into 32-bit words, least significant word first. */
function words(hex: string): Int32Array {
  const bytes = Buffer.from(hex, 'hex').reverse()
  return Int32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32LE(at * 4))
}

/**
 * Substitution, transposition and linear transform in one step: entry `256·j + b` is what byte `b` in word `j`
 * of the input adds (xor) to an output word. `low` and `high` hold the halves of its 64 bits.
 */
function transformTables(): { low: Int32Array; high: Int32Array } {
  const low = new Int32Array(2048)
  const high = new Int32Array(2048)
  const rows = Array.from({ length: 64 }, (_, row) => words(linearRows.slice(row * 16, row * 16 + 16)))

  for (const [value, substituted] of Buffer.from(substitution, 'hex').entries()) {
    for (let word = 0; word < 8; word += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        if (((substituted >> bit) & 1) === 0) continue
        const [rowLow = 0, rowHigh = 0] = rows[63 - (8 * word + bit)] ?? []
        const at = 256 * word + value
        low[at] = (low[at] ?? 0) ^ rowLow
        high[at] = (high[at] ?? 0) ^ rowHigh
      }
    }
  }
  return { low, high }
}

export const { low: transformLow, high: transformHigh } = transformTables()

export const roundConstants: readonly Int32Array[] = iterationConstants.map(words)
