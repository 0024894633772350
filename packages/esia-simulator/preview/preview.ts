import { randomUUID } from 'node:crypto'
import type { Client } from '../clients/client.ts'
import { accessClaims, idClaims } from '../oauth/claims.ts'
import { codeClaims } from '../oauth/issue-code.ts'
import { signJwt, type TokenKind } from '../oauth/jwt.ts'
import type { Person } from '../people/person.ts'
import { readPersonData } from '../rs/read-person-data.ts'
import { restAnswer } from '../rs/rest-error.ts'
import { collectionNames } from '../rs/scope-rules.ts'
import { openedScopes } from '../rs/bearer.ts'
import { readEmbed } from '../rs/embed.ts'
import type { Stand } from '../stand.ts'

export type Shown = {
  readonly person: Person
  readonly client: Client
  readonly scopes: readonly string[]
  /** Where /rs is called: origin without a slash at the end. */
  readonly origin: string
}

/** As the wire has it: three parts, of which two are JSON. Its signature is real; the stand remembers none of them. */
export type ShownToken = { readonly header: object; readonly claims: object; readonly jwt: string }

export type ShownAnswer = { readonly path: string; readonly status: number; readonly body: object }

export type Preview = {
  readonly code: ShownToken
  readonly access_token: ShownToken
  readonly id_token?: ShownToken
  readonly rs: readonly ShownAnswer[]
}

/** What a client would get about a person, without a sign-in and without a trace. */
export function preview(stand: Stand, shown: Shown): Preview {
  const { client, person, scopes } = shown
  const now = stand.now()
  const sid = randomUUID()
  const issuer = client.issuer ?? stand.issuer
  const { mnemonic } = client
  const about = { issuer, mnemonic, person, sid, authTime: now, scopes, nonce: undefined, now }
  const token = (kind: TokenKind, claims: object): ShownToken => {
    const jwt = signJwt(kind, claims, { keys: stand.keys, alg: client.tokenAlgorithm })
    return { header: { ver: 1, typ: 'JWT', sbt: kind, alg: client.tokenAlgorithm }, claims, jwt }
  }

  const { accessMs, idMs } = stand.lives
  return {
    code: token(
      'authorization_code',
      codeClaims(stand, { client, scope: scopes.join(' '), sid, authTime: now }),
    ),
    access_token: token('access', {
      ...accessClaims({ ...about, lifeMs: accessMs }),
      'urn:esia:jti': randomUUID(),
    }),
    ...(scopes.includes('openid')
      ? { id_token: token('id', idClaims({ ...about, lifeMs: idMs, livesFrom: now })) }
      : {}),
    rs: answersOf(stand, shown),
  }
}

const everything =
  '(contacts.elements,addresses.elements,documents.elements,vehicles.elements,organizations.elements,kids.elements.documents.elements)'

function answersOf(stand: Stand, { person, scopes: asked, origin }: Shown): readonly ShownAnswer[] {
  const scopes = openedScopes(stand, asked)
  const oid = String(person.oid)
  const base = `/rs/prns/${oid}`
  const serviceEmail = stand.assumed.on('service-email')
  const answer = (names: readonly string[], embed?: string): ShownAnswer => {
    const view = { scopes, base: `${origin}${base}`, serviceEmail, embed: readEmbed(embed) }
    const read = readPersonData({ person, scopes }, view, [oid, ...names])
    const path = ['', ...names].join('/') + (embed === undefined ? '' : `?embed=${embed}`)
    if (read.ok) return { path: base + path, status: 200, body: read.value }
    return { path: base + path, ...restAnswer(read.error.error) }
  }

  return [
    answer([]),
    answer([], everything),
    ...collectionNames.flatMap((name) => {
      const bare = answer([name])
      return bare.status === 200 ? [bare, answer([name], '(elements)')] : [bare]
    }),
  ]
}
