import type { FastifyRequest } from 'fastify'
import { keyOf } from '../oauth/jwt.ts'
import type { Person } from '../people/person.ts'
import { ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { refused, type RestError } from './rest-error.ts'

export type Bearer = { readonly person: Person; readonly scopes: readonly string[] }

/** What stands in `Authorization: Bearer …`; undefined where there is none. */
export function tokenIn(request: FastifyRequest): string | undefined {
  return /^Bearer (?<token>[\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.groups?.['token']
}

/** Whose token came, and what it opens. */
export function bearerOf(stand: Stand, request: FastifyRequest): Result<Bearer, RestError> {
  const bearer = tokenIn(request)
  if (bearer === undefined) return refused('invalid', 'no Authorization: Bearer')

  const system = stand.memory.systemTokens.get(keyOf(bearer))
  if (system !== undefined) return refused('closed', 'a token of a system opens nobody’s data')

  const token = stand.memory.accessTokens.get(keyOf(bearer))
  if (token === undefined)
    return refused('invalid', 'access token was not issued by this stand, or was revoked')
  if (token.expiresAt <= stand.now()) return refused('expired', 'access token has expired')

  const person = stand.people.byOid(token.oid)
  return person === undefined
    ? refused('invalid', 'the person is gone')
    : ok({ person, scopes: openedScopes(stand, token.scopes) })
}

/** What scopes open, where one of them is taken to open what is another's too. */
export function openedScopes(
  { assumed }: Pick<Stand, 'assumed'>,
  scopes: readonly string[],
): readonly string[] {
  const also = assumed.on('contacts-open-addresses') && scopes.includes('contacts')
  return also ? [...scopes, 'addresses'] : scopes
}
