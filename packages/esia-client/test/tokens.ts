import { createHmac, sign, type KeyObject } from 'node:crypto'
import { signRaw, type GostPrivateKey } from '@registratura/gost'
import { now, theirs } from './keys.ts'

export const oid = 1_000_299_654
export const issuer = 'http://esia.test.example/'
export const clientId = 'REGISTRATURA'
const seconds = now.getTime() / 1000
const sid = 'fa7b3c9e-6c1d-4d53-8f0a-3a0b3a8e7c11'

export type Claims = Record<string, unknown>

/** An id token's claims as ESIA's real samples have them. */
export function idClaims(change: Claims = {}): Claims {
  return {
    aud: clientId,
    sub: oid,
    iss: issuer,
    iat: seconds,
    nbf: seconds,
    exp: seconds + 10_500,
    auth_time: seconds - 300,
    amr: 'PWD',
    'urn:esia:amd': 'PWD',
    'urn:esia:sid': sid,
    'urn:esia:sbj': subject(),
    ...change,
  }
}

export function subject(change: Claims = {}): Claims {
  return {
    'urn:esia:sbj:typ': 'P',
    'urn:esia:sbj:oid': oid,
    'urn:esia:sbj:nam': `OID.${oid}`,
    'urn:esia:sbj:is_tru': true,
    'urn:esia:sbj:lvl': 'PR',
    ...change,
  }
}

export function accessClaims(change: Claims = {}): Claims {
  return {
    nbf: seconds,
    iat: seconds,
    exp: seconds + 3600,
    iss: issuer,
    client_id: clientId,
    scope: ['fullname', 'birthdate', 'gender', 'snils', 'id_doc', 'medical_doc', 'mobile', 'email']
      .map((scope) => `${scope}?oid=${oid}`)
      .concat('openid')
      .join(' '),
    'urn:esia:sid': sid,
    'urn:esia:sbj_id': oid,
    ...change,
  }
}

export const gost = (key: GostPrivateKey = theirs.gost.privateKey) => ({
  alg: 'GOST3410_2012_256',
  sign: (text: string): Uint8Array => signRaw(new TextEncoder().encode(text), key),
})

export const rs256 = (key: KeyObject = theirs.rsa.privateKey) => ({
  alg: 'RS256',
  sign: (text: string): Uint8Array => sign('sha256', Buffer.from(text), key),
})

export const hs256 = (secret: string | Uint8Array) => ({
  alg: 'HS256',
  sign: (text: string): Uint8Array => createHmac('sha256', secret).update(text).digest(),
})

export type Hand = { readonly alg: string; sign(text: string): Uint8Array }

export function token(
  kind: 'id' | 'access',
  claims: Claims,
  hand: Hand = gost(),
  header: Claims = {},
): string {
  return tokenOfText(
    JSON.stringify({ ver: 1, typ: 'JWT', sbt: kind, alg: hand.alg, ...header }),
    JSON.stringify(claims),
    hand,
  )
}

export function tokenOfText(header: string, payload: string, hand: Hand = gost()): string {
  const text = `${base64url(header)}.${base64url(payload)}`

  return `${text}.${Buffer.from(hand.sign(text)).toString('base64url')}`
}

export const base64url = (text: string) => Buffer.from(text).toString('base64url')
