import { decodeOid } from './oid.ts'
import type { DerValue } from './read.ts'
import { tag as tags } from './tags.ts'

/** Takes the fields of a constructed value in turn; every refusal is a TypeError that names the structure. */
export class Fields {
  readonly #name: string
  readonly #values: readonly DerValue[]
  #next = 0

  /** Throws TypeError unless `value` bears `tag`, by default that of a SEQUENCE. */
  constructor(value: DerValue, name: string, tag: number = tags.sequence) {
    if (value.tag !== tag) throw new TypeError(`${name} has another type`)
    this.#name = name
    this.#values = value.children
  }

  /** The next field, whatever it is. */
  any(): DerValue {
    const value = this.#values[this.#next]
    if (value === undefined) throw new TypeError(`${this.#name} lacks a field`)
    this.#next += 1
    return value
  }

  /** The next field, which must bear `tag`. */
  take(tag: number): DerValue {
    const value = this.any()
    if (value.tag !== tag) throw new TypeError(`${this.#name} has a field of another type`)
    return value
  }

  /** The next field if it bears `tag`, else nothing. */
  optional(tag: number): DerValue | undefined {
    return this.#values[this.#next]?.tag === tag ? this.any() : undefined
  }

  /** The next field as a SEQUENCE. */
  sequence(name: string): Fields {
    return new Fields(this.any(), name)
  }

  /** The next field as an OBJECT IDENTIFIER in dotted numbers. */
  oid(): string {
    return decodeOid(this.take(tags.oid).content)
  }

  /** The next field as the bytes of a BIT STRING without unused bits. */
  bits(): Uint8Array {
    const { content } = this.take(tags.bitString)
    if (content[0] !== 0) throw new TypeError(`${this.#name} has a bit string that is not whole bytes`)
    return content.subarray(1)
  }

  /** How many fields are left. */
  get left(): number {
    return this.#values.length - this.#next
  }

  /** Throws TypeError if a field is left. */
  end(): void {
    if (this.left > 0) throw new TypeError(`${this.#name} has fields left over`)
  }
}
