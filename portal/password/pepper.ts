import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { derivedKey, makeKey, readKey } from '../db/keys.ts'
import { StartError } from '../lib/start-error.ts'

/** A secret of 32 bytes that every password hash needs and the database does not hold. */
export type Pepper = {
  /** Stands before each hash that was made with it; tells nothing of the secret. */
  readonly id: string
  readonly secret: Buffer
  /** What the database keeps to know the pepper again. */
  readonly canary: Buffer
}

export type Peppers = {
  /** New hashes are made with it. */
  readonly current: Pepper
  /** With these old ones are still compared: former peppers, and the next one while instances are restarted. */
  readonly others: readonly Pepper[]
}

type Place =
  | { readonly file: string; readonly otherFiles: readonly string[] }
  /** A folder, for the trial alone: the pepper is made there. */
  | { readonly makeIn: string }

/** Throws a StartError that names the file that can't be used. */
export function readPeppers(place: Place): Peppers {
  const file = 'file' in place ? place.file : join(place.makeIn, 'pepper.key')
  if ('makeIn' in place) makeKey(file)
  const current = pepperOf(readKey(file, 'PEPPER_FILE'))
  const others = ('file' in place ? place.otherFiles : []).map((other) =>
    pepperOf(readKey(other, 'OTHER_PEPPER_FILES')),
  )
  const all = new Set([current, ...others].map(({ id }) => id))
  if (all.size <= others.length)
    throw new StartError('PEPPER_FILE и OTHER_PEPPER_FILES содержат один и тот же ключ: нужны разные')
  return { current, others }
}

export function pepperOf(secret: KeyObject | Buffer): Pepper {
  const key = Buffer.isBuffer(secret) ? createSecretKey(secret) : secret
  const canary = createHmac('sha256', derivedKey(key, ['pepper-canary']))
    .update('registratura')
    .digest()
  return { id: canary.toString('hex', 0, 8), secret: key.export(), canary }
}
