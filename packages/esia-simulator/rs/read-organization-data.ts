import type { FastifyRequest } from 'fastify'
import { keyOf } from '../oauth/jwt.ts'
import { ok, type Result } from '../result.ts'
import type { Stand } from '../stand.ts'
import { bearerOf, tokenIn } from './bearer.ts'
import { organizationObject } from './objects.ts'
import { refused, type RestError } from './rest-error.ts'

/**
 * `/rs/orgs/{oid}`: for a member with the scope usr_org, and for a system whose token was issued for this organisation
 * (`…?org_oid=`), as ilimurzin/esia reads it.
 */
export function readOrganizationData(
  stand: Stand,
  request: FastifyRequest,
  oid: string,
): Result<object, RestError> {
  const known = stand.people.all().flatMap(({ organizations = [] }) => organizations)
  const organization = known.find(({ id }) => String(id) === oid)

  const system = stand.memory.systemTokens.get(keyOf(tokenIn(request) ?? ''))
  if (system !== undefined) {
    if (system.expiresAt <= stand.now()) return refused('expired', 'system token has expired')
    const may = system.scopes.some((scope) => scope.endsWith(`?org_oid=${oid}`))
    if (!may) return refused('closed', 'the system token is not for this organisation')
    return organization === undefined ? missing() : ok(organizationObject(organization))
  }

  const bearer = bearerOf(stand, request)
  if (!bearer.ok) return bearer
  const { person, scopes } = bearer.value
  if (!scopes.includes('usr_org')) return refused('closed', 'no scope of the token opens organisations')
  const own = (person.organizations ?? []).find(({ id }) => String(id) === oid)
  if (own !== undefined) return ok(organizationObject(own))
  return organization === undefined ? missing() : refused('closed', 'the person is no member of it')
}

const missing = () => refused('missing', 'no such organisation')
