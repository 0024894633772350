import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes, base64url: what a browser keeps. The database keeps only the hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** SHA-256: a token is random, so a fast hash hides it as well as a slow one. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export const isToken = (text: string | undefined): text is string =>
  text !== undefined && /^[\w-]{43}$/.test(text)
