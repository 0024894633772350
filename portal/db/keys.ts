import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartError } from '../lib/start-error.ts'
import { hasCode } from './error-code.ts'

/** The two secrets of an installation, 256 bits each, held where no log prints them. */
export type Keys = { readonly master: KeyObject; readonly index: KeyObject }

export type KeyPlaces = { readonly keyFile: string; readonly indexKeyFile: string }

const keyLength = 32

/**
 * Reads the master key and the index key: 32 bytes each, raw, in hex or in base64.
 *
 * @throws StartError naming the file, when it is missing or holds anything else
 */
export function readKeys({ keyFile, indexKeyFile }: KeyPlaces): Keys {
  const [master, index] = [readKey(keyFile, 'KEY_FILE'), readKey(indexKeyFile, 'INDEX_KEY_FILE')]
  if (master.equals(index))
    throw new StartError('KEY_FILE и INDEX_KEY_FILE содержат один и тот же ключ: нужны разные')
  return { master, index }
}

/** For the trial alone: keys of the data folder, made at the first start and readable by their owner only. */
export function trialKeys(dataDir: string): Keys {
  const places = { keyFile: join(dataDir, 'master.key'), indexKeyFile: join(dataDir, 'index.key') }
  makeKey(places.keyFile)
  makeKey(places.indexKeyFile)
  return readKeys(places)
}

/** A key of 32 bytes for one use alone (HKDF-SHA-256, RFC 5869), told by its parts. */
export function derivedKey(from: KeyObject, use: readonly string[]): KeyObject {
  return createSecretKey(
    Buffer.from(hkdfSync('sha256', from, '', unambiguous(['registratura', ...use]), keyLength)),
  )
}

/** Texts put together so that no other list of texts gives the same bytes: each after its length. */
export function unambiguous(texts: readonly string[]): Buffer {
  const whole = Buffer.allocUnsafe(texts.reduce((sum, text) => sum + 4 + Buffer.byteLength(text), 0))
  let at = 0
  for (const text of texts) {
    const length = whole.write(text, at + 4, 'utf8')
    whole.writeUInt32BE(length, at)
    at += 4 + length
  }
  return whole
}

/** A secret of 32 bytes from a file. Throws a StartError that names the setting. */
export function readKey(path: string, name: string): KeyObject {
  const key = decodeKey(readFile(path, name))
  if (key === undefined)
    throw new StartError(`${name} (${path}): нужны 32 байта как есть, в hex или в base64`)
  if (!looksRandom(key)) throw new StartError(`${name} (${path}): это не случайный ключ, создайте новый`)
  return createSecretKey(key)
}

/** Zeros, and text taken for bytes, are what people put there by mistake. */
function looksRandom(key: Buffer): boolean {
  return new Set(key).size >= 8 && !/^[ -~]+$/.test(key.toString('latin1'))
}

function readFile(path: string, name: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const why = hasCode(error, 'ENOENT') ? 'файла нет' : 'файл не читается'
    throw new StartError(`${name} (${path}): ${why}`, { cause: error })
  }
}

function decodeKey(bytes: Buffer): Buffer | undefined {
  if (bytes.length === keyLength) return bytes

  const text = bytes.toString('latin1').trim()
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return Buffer.from(text, 'base64')
  return undefined
}

/** Written whole or not at all, and never over a key that is there. */
export function makeKey(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(draft, `${randomBytes(keyLength).toString('base64')}\n`, {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    })
    linkUnlessThere(draft, path)
    unlinkSync(draft)
  } catch (error) {
    throw new StartError(`Не удалось создать ключ ${path}: проверьте права`, { cause: error })
  }
}

function linkUnlessThere(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
}
