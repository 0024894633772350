/** Larger than any certificate or key; far below what could tie up the process. */
const longestInput = 65_536
/** A certificate is about ten levels deep. */
const deepest = 24

/** One DER value. `children` is empty for a primitive one; `whole` is header and content as they came. */
export type DerValue = {
  readonly tag: number
  readonly content: Uint8Array
  readonly whole: Uint8Array
  readonly children: readonly DerValue[]
}

/**
 * Reads exactly one DER value with everything inside it (X.690, 10). Throws TypeError for: more than 64 KiB, more
 * than 24 levels, a length that is cut short, indefinite, not minimal or beyond its parent, a tag number of 31 or
 * more, and bytes left over.
 */
export function readDer(bytes: Uint8Array): DerValue {
  if (bytes.length > longestInput) throw new TypeError('DER is longer than 64 KiB')
  const [value, ...more] = readAll(bytes, 0)
  if (value === undefined) throw new TypeError('DER is empty')
  if (more.length > 0) throw new TypeError('DER has bytes left over')
  return value
}

function readAll(bytes: Uint8Array, depth: number): DerValue[] {
  if (depth > deepest) throw new TypeError('DER is nested too deeply')
  const values: DerValue[] = []
  for (let rest = bytes; rest.length > 0;) {
    const value = readFirst(rest, depth)
    values.push(value)
    rest = rest.subarray(value.whole.length)
  }
  return values
}

function readFirst(bytes: Uint8Array, depth: number): DerValue {
  const [tag = 0] = bytes
  if ((tag & 0x1f) === 0x1f) throw new TypeError('DER tag is longer than a byte')
  const { header, length } = readLength(bytes)
  if (header + length > bytes.length) throw new TypeError('DER is cut short')
  const content = bytes.subarray(header, header + length)
  const constructed = (tag & 0x20) !== 0
  return {
    tag,
    content,
    whole: bytes.subarray(0, header + length),
    children: constructed ? readAll(content, depth + 1) : [],
  }
}

/** X.690, 10.1: the definite form in the fewest octets. */
function readLength(bytes: Uint8Array): { header: number; length: number } {
  const first = bytes[1]
  if (first === undefined) throw new TypeError('DER is cut short')
  if (first < 0x80) return { header: 2, length: first }
  const octets = first & 0x7f
  if (octets === 0) throw new TypeError('DER length is indefinite')
  if (octets > 3) throw new TypeError('DER length is too large')
  if (bytes.length < 2 + octets) throw new TypeError('DER is cut short')
  const length = bytes.subarray(2, 2 + octets).reduce((sum, octet) => sum * 256 + octet, 0)
  if (length < 0x80 || length < 256 ** (octets - 1)) throw new TypeError('DER length is not minimal')
  return { header: 2 + octets, length }
}
