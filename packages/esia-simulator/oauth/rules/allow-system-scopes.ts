import { quoted } from '../../log.ts'
import { esiaFailure } from '../esia-error.ts'
import type { Asked, Verdict } from '../rule.ts'
import { scopesOf } from './allow-scopes.ts'
import { grantOf } from './know-grant.ts'

/** A system asks for itself: each scope is registered by the name before its `?oid=…`. */
export function allowSystemScopes({ client, parameters }: Asked): Verdict {
  if (grantOf(parameters) !== 'client_credentials') return undefined
  const scopes = scopesOf(parameters)
  if (scopes.length === 0) return esiaFailure('007013', { detail: 'scope is empty' })

  const foreign = scopes.find((scope) => !client.systemScopes.includes(nameOf(scope)))
  if (foreign === undefined) return undefined
  return esiaFailure('007006', {
    detail: `scope ${quoted(foreign)} is not among the system scopes of ${client.mnemonic}`,
  })
}

/** ilimurzin/esia asks for `http://esia.gosuslugi.ru/org_shortname?org_oid=…`: the name stands between. */
const nameOf = (scope: string): string => scope.replace(/^https?:\/\/[^/]+\//, '').split('?')[0] ?? ''
