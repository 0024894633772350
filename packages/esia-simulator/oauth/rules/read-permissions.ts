import type { Client, ConsentType } from '../../clients/client.ts'
import { quoted } from '../../log.ts'
import { esiaFailure, type EsiaErrorCode } from '../esia-error.ts'
import type { Parameters } from '../parameters.ts'
import type { Asked, Verdict } from '../rule.ts'
import { permissionsIn, type Permission } from '../permissions.ts'

/** Each consent that is asked for must be one the client was registered with, and keep within it. */
export function readPermissions({ client, parameters }: Asked): Verdict {
  const sent = parameters.get('permissions')
  if (sent === undefined || sent === '') return undefined

  const permissions = permissionsIn(sent)
  if (permissions === undefined) {
    return esiaFailure('007003', { detail: 'permissions is not base64url of a JSON list of consents' })
  }
  for (const permission of permissions) {
    const failure = breach(permission, client)
    if (failure !== undefined) return failure
  }
  return undefined
}

/** The scopes of all consents in `permissions`; none where there is no such parameter. */
export function consentedScopes(parameters: Parameters): readonly string[] {
  return (permissionsIn(parameters.text('permissions')) ?? []).flatMap(({ scopes }) => scopes)
}

function breach(permission: Permission, client: Client): Verdict {
  const { sysname } = permission
  if (sysname === undefined) return refuse('036700', 'a consent without sysname')

  const type = client.consents.find((one) => one.sysname === sysname)
  if (type === undefined) return refuse('036701', `${quoted(sysname)} is not registered for the client`)
  return breachOf(type, permission, client)
}

function breachOf(type: ConsentType, permission: Permission, client: Client): Verdict {
  const { scopes, actions, purposes, expire } = permission
  const beyond = (asked: readonly string[], allowed: readonly string[]) =>
    asked.find((one) => !allowed.includes(one))

  const missing = beyond(type.mandatoryScopes, scopes)
  if (missing !== undefined) return refuse('036702', `mandatory scope ${missing} is missing`)
  const foreign = beyond(scopes, [...type.scopes, ...type.mandatoryScopes])
  if (foreign !== undefined) return refuse('036703', `scope ${quoted(foreign)} is not of the consent`)
  const unregistered = beyond(scopes, client.scopes)
  if (unregistered !== undefined) return refuse('036704', `scope ${unregistered} is not of the client`)

  if (actions.length === 0) return refuse('036705', 'actions are missing')
  const action = beyond(actions, type.actions)
  if (action !== undefined) return refuse('036706', `action ${quoted(action)} is not of the consent`)

  if (purposes.length === 0) return refuse('036707', 'purposes are missing')
  const known = client.consents.flatMap((one) => one.purposes)
  const unknown = beyond(purposes, known)
  if (unknown !== undefined) return refuse('036726', `purpose ${quoted(unknown)} is unknown`)
  const purpose = beyond(purposes, type.purposes)
  if (purpose !== undefined) return refuse('036727', `purpose ${quoted(purpose)} is not of the consent`)

  if (expire !== undefined && expire >= 1 && expire <= type.longest) return undefined
  return refuse('036716', `expire is not a whole number of minutes from 1 to ${type.longest}`)
}

function refuse(code: EsiaErrorCode, why: string): Verdict {
  return esiaFailure(code, { detail: `permissions: ${why}` })
}
