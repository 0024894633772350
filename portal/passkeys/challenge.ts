import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Vault } from '../db/seal.ts'
import { challengeLasts } from './passkey.ts'

/** What an authenticator is asked to sign for, and by whom: the id of a session, or the token of a browser. */
export type Question = {
  readonly region: string
  readonly purpose: 'add' | 'prove' | 'sign-in'
  readonly askedBy: string
}

/** A challenge that came back, as the statement that uses it up keeps it. */
export type Challenge = { readonly hash: Buffer; readonly expiresAt: Date }

const nonceLength = 16
const momentLength = 6
const headLength = nonceLength + momentLength
/** Base64url of nonce, moment and HMAC: 54 bytes. */
const shape = /^[\w-]{72}$/

/**
 * A challenge that says itself when and for whom it was made, under the portal's key: a page that anybody may open
 * writes nothing.
 */
export function newChallenge(vault: Vault, question: Question, now: Date): string {
  const head = Buffer.alloc(headLength)
  randomBytes(nonceLength).copy(head)
  head.writeUIntBE(now.getTime(), nonceLength, momentLength)
  return Buffer.concat([head, markOf(vault, question, head)]).toString('base64url')
}

/** Undefined where it was made for another question, or too long ago. Whether it was used the database knows. */
export function readChallenge(
  vault: Vault,
  question: Question,
  { text, now }: { readonly text: string; readonly now: Date },
): Challenge | undefined {
  if (!shape.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64url')
  const head = bytes.subarray(0, headLength)
  if (!timingSafeEqual(bytes.subarray(headLength), markOf(vault, question, head))) return undefined

  const expiresAt = new Date(head.readUIntBE(nonceLength, momentLength) + challengeLasts)
  return expiresAt > now ? { hash: createHash('sha256').update(bytes).digest(), expiresAt } : undefined
}

function markOf(vault: Vault, { region, purpose, askedBy }: Question, head: Buffer): Buffer {
  const asked = JSON.stringify([purpose, askedBy, head.toString('base64url')])
  return vault.index('passkey-challenge', region, asked)
}
