import { encodeOid } from './oid.ts'
import { tag } from './tags.ts'
import { timeParts } from './time.ts'

/** One DER value: header and the joined parts. */
export function value(type: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Uint8Array.from(Buffer.concat([Buffer.from([type, ...lengthOctets(content.length)]), content]))
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let left = length; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256)
  return [0x80 | octets.length, ...octets]
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return value(tag.sequence, ...parts)
}

export function setOfOne(part: Uint8Array): Uint8Array {
  return value(tag.set, part)
}

/** A SET OF in the order of its encoded parts (X.690, 11.6). */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return value(tag.set, ...parts.toSorted((one, other) => Buffer.compare(one, other)))
}

export function objectIdentifier(dotted: string): Uint8Array {
  return value(tag.oid, encodeOid(dotted))
}

/** A non-negative INTEGER from its bytes, most significant first. */
export function unsignedInteger(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  const digits = first === -1 ? new Uint8Array(1) : bytes.subarray(first)
  return value(tag.integer, ...((digits[0] ?? 0) < 0x80 ? [] : [new Uint8Array(1)]), digits)
}

export function octetString(bytes: Uint8Array): Uint8Array {
  return value(tag.octetString, bytes)
}

/** A BIT STRING of whole bytes, or with `unused` bits at its end. */
export function bitString(bytes: Uint8Array, unused = 0): Uint8Array {
  return value(tag.bitString, new Uint8Array([unused]), bytes)
}

export function utf8String(text: string): Uint8Array {
  return value(tag.utf8String, new TextEncoder().encode(text))
}

export function boolean(truth: boolean): Uint8Array {
  return value(tag.boolean, new Uint8Array([truth ? 0xff : 0]))
}

export function time(date: Date): Uint8Array {
  const { type, text } = timeParts(date)
  return value(type, Buffer.from(text, 'latin1'))
}
