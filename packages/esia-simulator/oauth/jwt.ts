import { createHash, sign } from 'node:crypto'
import { signRaw } from '@registratura/gost'
import type { Keys } from '../keys.ts'
import type { TokenAlgorithm } from '../settings.ts'

export type TokenKind = 'access' | 'id' | 'authorization_code'

type Signing = { readonly keys: Pick<Keys, 'gost' | 'rsa'>; readonly alg: TokenAlgorithm }

/** A JWS in compact form with ESIA's header. A GOST signature is 64 bytes, s‖r, big-endian. */
export function signJwt(kind: TokenKind, claims: object, { keys, alg }: Signing): string {
  return signParts({ ver: 1, typ: 'JWT', sbt: kind, alg }, claims, { keys, alg })
}

export function signParts(header: object, claims: object, { keys, alg }: Signing): string {
  const body = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const message = Buffer.from(body, 'ascii')
  const signature = alg === 'RS256' ? sign('sha256', message, keys.rsa) : signRaw(message, keys.gost)

  return `${body}.${Buffer.from(signature).toString('base64url')}`
}

/** Under which key an issued text is remembered. */
export function keyOf(issued: string): string {
  return createHash('sha256').update(issued).digest('base64url')
}
