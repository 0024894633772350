/** Reads an unsigned integer, most significant byte first. */
export function fromBigEndian(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

/** Reads an unsigned integer, least significant byte first. */
export function fromLittleEndian(bytes: Uint8Array): bigint {
  return fromBigEndian(bytes.toReversed())
}

/** Writes an unsigned integer in exactly `length` bytes, most significant first. Throws RangeError if it doesn't fit. */
export function toBigEndian(value: bigint, length: number): Uint8Array {
  if (value < 0n || value >> BigInt(8 * length) !== 0n) throw new RangeError('Integer does not fit')
  return new Uint8Array(Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'))
}

/** Writes an unsigned integer in exactly `length` bytes, least significant first. Throws RangeError if it doesn't fit. */
export function toLittleEndian(value: bigint, length: number): Uint8Array {
  return toBigEndian(value, length).reverse()
}
