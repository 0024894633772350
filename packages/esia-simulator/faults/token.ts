import { keyOf, signParts } from '../oauth/jwt.ts'
import type { Stand } from '../stand.ts'
import type { AnswerFault, AnswerScene } from './fault.ts'

export type Json = Readonly<Record<string, unknown>>
export type Parts = { readonly header: Json; readonly claims: Json }

/** What v3/te says when it gives tokens, read back. */
export type Tokens = Json & { readonly access_token: string }

/** Names of faults of the access token begin so. */
export const prefixes = { id_token: '', access_token: 'access-' } as const
export type TokenName = keyof typeof prefixes

export const nouns = {
  id_token: 'Токен идентификации',
  access_token: 'Токен доступа',
} as const satisfies Record<TokenName, string>

/** A fault that lets the tokens be issued and then spoils the answer; a refusal passes untouched. */
export function spoiled(
  name: string,
  words: string,
  spoil: (tokens: Tokens, scene: AnswerScene) => object,
): AnswerFault {
  return {
    name,
    words,
    at: 'token',
    play: (scene) => {
      const { status, body } = scene.honest()
      if (!isTokens(body)) return scene.reply.code(status).send(body)
      return scene.reply.code(status).send(spoil(body, scene))
    },
  }
}

/** Makes one of the tokens anew; an access token keeps opening what it opened, so that only the client can object. */
export function replaced(
  { memory }: Stand,
  tokens: Tokens,
  name: TokenName,
  make: (token: string) => string,
): Tokens {
  const token = tokens[name]
  if (typeof token !== 'string') return tokens

  const made = make(token)
  const opened = memory.accessTokens.get(keyOf(token))
  if (opened !== undefined) memory.accessTokens.set(keyOf(made), opened)
  return { ...tokens, [name]: made }
}

/** Changes header or claims and signs them as the stand signs. */
export function resigned(
  stand: Stand,
  tokens: Tokens,
  name: TokenName,
  change: (parts: Parts) => Parts,
): Tokens {
  return replaced(stand, tokens, name, (token) => {
    const { header, claims } = change(partsOf(token))
    const alg = header['alg'] === 'RS256' ? 'RS256' : 'GOST3410_2012_256'
    return signParts(header, claims, { keys: stand.keys, alg })
  })
}

export function partsOf(token: string): Parts {
  const [header = '', claims = ''] = token.split('.')
  return { header: decoded(header), claims: decoded(claims) }
}

export const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

function decoded(part: string): Json {
  const json: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
  if (!isJson(json)) throw new TypeError('A token of the stand holds no object')
  return json
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

const isTokens = (body: object): body is Tokens =>
  typeof Object.getOwnPropertyDescriptor(body, 'access_token')?.value === 'string'
