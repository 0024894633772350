import { join } from 'node:path'
import { makeKey, readKey } from '../db/keys.ts'

/** 32 bytes that every password hash needs and the database does not hold; made in a folder for the trial alone. */
export function readPepper(place: { readonly file: string } | { readonly makeIn: string }): Buffer {
  const file = 'file' in place ? place.file : join(place.makeIn, 'pepper.key')
  if ('makeIn' in place) makeKey(file)
  return readKey(file, 'PEPPER_FILE').export()
}
