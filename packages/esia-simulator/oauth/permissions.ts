import { fieldOf } from '../json-body.ts'
import { fromAnyBase64 } from './secret/base64.ts'

/** One consent of the Цифровой профиль, as `permissions` asks for it. */
export type Permission = {
  readonly sysname: string | undefined
  readonly scopes: readonly string[]
  readonly actions: readonly string[]
  readonly purposes: readonly string[]
  /** In minutes; undefined unless it is a whole number. */
  readonly expire: number | undefined
}

/** From base64url of a JSON list; undefined for anything else. */
export function permissionsIn(encoded: string): readonly Permission[] | undefined {
  const list = jsonIn(encoded)
  return Array.isArray(list) && list.length > 0 ? list.map(permissionOf) : undefined
}

function jsonIn(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(fromAnyBase64(encoded) ?? []).toString('utf8'))
  } catch {
    return undefined
  }
}

function permissionOf(json: unknown): Permission {
  const expire = fieldOf(json, 'expire')
  return {
    sysname: sysnameOf(json),
    scopes: namesOf(fieldOf(json, 'scopes')),
    actions: namesOf(fieldOf(json, 'actions')),
    purposes: namesOf(fieldOf(json, 'purposes')),
    expire: typeof expire === 'number' && Number.isInteger(expire) ? expire : undefined,
  }
}

/** `[{"sysname": …}, …]`; what has no name counts as a name of nothing, so that no list admits it. */
function namesOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map((one) => sysnameOf(one) ?? '') : []
}

function sysnameOf(json: unknown): string | undefined {
  const sysname = fieldOf(json, 'sysname')
  return typeof sysname === 'string' && sysname !== '' ? sysname : undefined
}
