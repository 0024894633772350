import { randomBytes } from 'node:crypto'

/** Crockford’s: no letter in it is taken for a digit, by eye or on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten characters, 50 random bits, so that a number read out to support means one request of one instance. */
export function newRequestId(): string {
  const characters = Array.from(randomBytes(10), (byte) => alphabet.charAt(byte & 31)).join('')
  return `${characters.slice(0, 5)}-${characters.slice(5)}`
}
