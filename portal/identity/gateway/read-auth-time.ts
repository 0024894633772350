import { fail, ok, type Result } from '../../lib/result.ts'
import type { Claims } from './claims.ts'

type Around = {
  readonly now: Date
  /** In seconds. */
  readonly leeway: number
}

/** When the person proved who they are, where the id token says; nothing of it may lie in the future. */
export function readAuthTime(claims: Claims, { now, leeway }: Around): Result<Date | undefined, string> {
  const latest = now.getTime() / 1000 + leeway
  const { iat, auth_time: authTime } = claims
  if (typeof iat !== 'number' || iat > latest) return fail('iat lies in the future')
  if (authTime === undefined) return ok(undefined)
  if (typeof authTime !== 'number' || authTime > latest) return fail('auth_time lies in the future')
  return ok(new Date(authTime * 1000))
}
