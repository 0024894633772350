import { createHmac, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { generateKeys } from '@registratura/gost'
import { signParts } from '../oauth/jwt.ts'
import type { Stand } from '../stand.ts'
import type { AnswerFault } from './fault.ts'
import {
  encoded,
  nouns,
  partsOf,
  prefixes,
  replaced,
  resigned,
  spoiled,
  type Json,
  type TokenName,
} from './token.ts'

type Forge = (token: string, stand: Stand) => string
type Kind = readonly [name: string, words: string, forge: Forge]

const forgeries: readonly Kind[] = [
  ['bad-signature', 'в подписи изменён один бит.', flipped],
  ['no-signature', 'подписи нет, а алгоритм назван.', (token) => `${bodyOf(token)}.`],
  ['alg-none', 'alg none, без подписи.', (token) => `${withHeader(token, { alg: 'none' })}.`],
  ['alg-none-signed', 'alg NonE, прежняя подпись на месте.', noneSigned],
  ['hs256-public-key', 'HS256, секретом служит открытый ключ ЕСИА.', hmacSigned],
  ['foreign-key', 'подписан чужим ключом.', foreignSigned],
  ['header-key', 'заголовок приносит свой ключ (jwk, jku, x5u, kid), подписан им.', headerSigned],
  ['unknown-alg', 'alg ES256, которого никто не обещал.', (token) => withSignature(token, { alg: 'ES256' })],
  ['other-kind', 'в заголовке sbt другого токена.', otherKind],
  ['two-parts', 'только две части из трёх.', bodyOf],
  ['not-jwt', 'вместо токена случайный текст.', () => randomUUID()],
]

const of = (token: TokenName): readonly AnswerFault[] =>
  forgeries.map(([name, words, forge]) =>
    spoiled(`${prefixes[token]}${name}`, `${nouns[token]}: ${words}`, (tokens, { stand }) =>
      replaced(stand, tokens, token, (honest) => forge(honest, stand)),
    ),
  )

export const signatures: readonly AnswerFault[] = [...of('id_token'), ...of('access_token')]

function flipped(token: string): string {
  const signature = Buffer.from(token.split('.')[2] ?? '', 'base64url')
  signature[0] = (signature[0] ?? 0) ^ 1
  return `${bodyOf(token)}.${signature.toString('base64url')}`
}

function noneSigned(token: string): string {
  return withSignature(token, { alg: 'NonE' })
}

/** The confusion of CVE-2015-9235: what anyone may know is taken for a secret. */
function hmacSigned(token: string, { keys }: Stand): string {
  const rsa = createPublicKey(keys.rsa).export({ type: 'spki', format: 'pem' }).toString()
  const secret = partsOf(token).header['alg'] === 'RS256' ? rsa : keys.gostCertificate
  const body = withHeader(token, { alg: 'HS256' })
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}

function foreignSigned(token: string, { keys }: Stand): string {
  const { header, claims } = partsOf(token)
  const alg = header['alg'] === 'RS256' ? 'RS256' : 'GOST3410_2012_256'
  const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return signParts(header, claims, { keys: { ...keys, gost: generateKeys().privateKey, rsa }, alg })
}

function headerSigned(token: string, { origin }: Stand): string {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const body = withHeader(token, {
    alg: 'RS256',
    jwk: publicKey.export({ format: 'jwk' }),
    jku: `${origin}/jwks.json`,
    x5u: `${origin}/x5u.pem`,
    kid: "../../../dev/null' OR '1'='1",
  })
  return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`
}

function otherKind(token: string, stand: Stand): string {
  const { header } = partsOf(token)
  const sbt = header['sbt'] === 'id' ? 'access' : 'id'
  const { access_token: made } = resigned(stand, { access_token: token }, 'access_token', (parts) => ({
    ...parts,
    header: { ...header, sbt },
  }))
  return made
}

function bodyOf(token: string): string {
  return token.split('.').slice(0, 2).join('.')
}

function withHeader(token: string, change: Json): string {
  return `${encoded({ ...partsOf(token).header, ...change })}.${token.split('.')[1] ?? ''}`
}

const withSignature = (token: string, change: Json): string =>
  `${withHeader(token, change)}.${token.split('.')[2] ?? ''}`
