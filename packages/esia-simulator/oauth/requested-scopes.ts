import type { Client } from '../clients.ts'
import { quoted } from '../log.ts'
import { fail, ok, type Result } from '../result.ts'
import { esiaFailure, type EsiaFailure } from './esia-error.ts'

export function requestedScopes(
  client: Client,
  scope: string,
  scopeOrg: string,
): Result<readonly string[], EsiaFailure> {
  const scopes = scope.split(' ').filter((name) => name !== '')
  if (scopes.length === 0) return fail(esiaFailure('007013', { detail: 'scope is empty' }))

  const foreign = scopes.find((name) => !client.scopes.includes(name))
  if (foreign !== undefined) {
    return fail(
      esiaFailure('007006', { detail: `scope ${quoted(foreign)} is not registered for the client` }),
    )
  }
  if (scopeOrg !== '') {
    return fail(esiaFailure('007006', { detail: 'scope_org: the stand has no organisations' }))
  }
  return ok([...new Set(scopes)])
}
