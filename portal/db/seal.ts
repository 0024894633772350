import { createCipheriv, createDecipheriv, createHmac, randomBytes, type KeyObject } from 'node:crypto'
import { derivedKey, unambiguous } from './keys.ts'

/** Where a sealed value stands: it opens nowhere else. */
export type Place = { readonly table: string; readonly column: string; readonly id: string }

export type Vault = {
  /** Seals a JSON value for one row, whose id is made before the insert. */
  seal(region: string, place: Place, value: unknown): Buffer
  /** Opens a sealed value; throws `SealError` when it was changed, moved, or sealed with another key. */
  open(region: string, place: Place, sealed: Uint8Array): unknown
  /** HMAC-SHA-256 (32 bytes) to look a value up by; other for each kind and region. */
  index(kind: string, region: string, value: string): Buffer
}

/** A value that can't be opened here. Names the place, never the value. */
export class SealError extends Error {
  override name = 'SealError'
}

/** Data keys of a region by version; the highest one seals, all of them open. */
export type DataKeys = ReadonlyMap<string, ReadonlyMap<number, KeyObject>>

/** The envelope: format (1 byte) · version of the data key (4, big-endian) · nonce (12) · ciphertext · tag (16). */
const format = 1
const headLength = 5
const nonceLength = 12
const tagLength = 16

/**
 * Seals and opens with AES-256-GCM (NIST SP 800-38D): a random nonce of 96 bits for each value, good for 2^32 values
 * a data key. Format, key version, region, table, column and row id are authenticated with it.
 */
export function vault(dataKeys: DataKeys, indexKey: KeyObject): Vault {
  const indexKeys = new Map<string, KeyObject>()

  return {
    seal(region, place, value) {
      const text = JSON.stringify(value)
      if (text === undefined) throw new TypeError('Only JSON can be sealed')
      const [version, key] = newest(keysOf(dataKeys, region))
      return sealBytes({ key, version, bound: boundTo(region, place) }, Buffer.from(text))
    },

    open(region, place, sealed) {
      const version = versionOf(sealed)
      const key = keysOf(dataKeys, region).get(version)
      if (key === undefined)
        throw new SealError(`No data key ${version} in region ${region} for ${nameOf(place)}`)
      const opened = openBytes({ key, version, bound: boundTo(region, place) }, sealed)
      if (opened === undefined) throw new SealError(`Sealed for another place or changed: ${nameOf(place)}`)
      return JSON.parse(opened.toString('utf8'))
    },

    index(kind, region, value) {
      keysOf(dataKeys, region)
      const name = unambiguous([kind, region]).toString('latin1')
      const key = indexKeys.get(name) ?? derivedKey(indexKey, ['index', kind, region])
      indexKeys.set(name, key)
      return createHmac('sha256', key).update(value, 'utf8').digest()
    },
  }
}

type Lock = { readonly key: KeyObject; readonly version: number; readonly bound: Buffer }

/** The envelope of these bytes. */
export function sealBytes({ key, version, bound }: Lock, plain: Uint8Array): Buffer {
  const head = headOf(version)
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(
    Buffer.concat([head, bound]),
  )
  return Buffer.concat([head, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The bytes of an envelope; undefined when it was changed or made for another place or key. */
export function openBytes({ key, version, bound }: Lock, sealed: Uint8Array): Buffer | undefined {
  const whole = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const head = headOf(version)
  if (whole.length < headLength + nonceLength + tagLength || !whole.subarray(0, headLength).equals(head))
    return undefined

  const nonce = whole.subarray(headLength, headLength + nonceLength)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    .setAAD(Buffer.concat([head, bound]))
    .setAuthTag(whole.subarray(-tagLength))
  try {
    const plain = decipher.update(whole.subarray(headLength + nonceLength, -tagLength))
    // GCM gives everything at once; what its end does is to compare the tag.
    decipher.final()
    return plain
  } catch {
    return undefined
  }
}

function headOf(version: number): Buffer {
  const head = Buffer.alloc(headLength)
  head.writeUInt8(format, 0)
  head.writeUInt32BE(version, 1)
  return head
}

function versionOf(sealed: Uint8Array): number {
  if (sealed.length < headLength || sealed[0] !== format) throw new SealError('Not a sealed value')
  return Buffer.from(sealed.buffer, sealed.byteOffset, headLength).readUInt32BE(1)
}

function boundTo(region: string, { table, column, id }: Place): Buffer {
  return unambiguous([region, table, column, id])
}

function keysOf(dataKeys: DataKeys, region: string): ReadonlyMap<number, KeyObject> {
  const keys = dataKeys.get(region)
  if (keys === undefined) throw new SealError(`No data key in region ${region}`)
  return keys
}

function newest(keys: ReadonlyMap<number, KeyObject>): [number, KeyObject] {
  const version = Math.max(...keys.keys())
  const key = keys.get(version)
  if (key === undefined) throw new SealError('A region without a data key')
  return [version, key]
}

function nameOf({ table, column, id }: Place): string {
  return `${table}.${column} of ${id}`
}
