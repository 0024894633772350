import { randomUUID } from 'node:crypto'
import type { Stand } from '../stand.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { keyOf, signJwt } from './jwt.ts'

export type Proven = { readonly oid: number; readonly sid: string; readonly authTime: Date }

export function issueCode(
  stand: Stand,
  request: AuthorizationRequest,
  { oid, sid, authTime }: Proven,
): string {
  const { client, redirectUri, scope, scopes, offline, challenge, nonce } = request
  const issuedAt = stand.now()
  const claims = codeClaims(stand, { client, scope, sid, authTime })
  const code = signJwt('authorization_code', claims, { keys: stand.keys, alg: client.tokenAlgorithm })

  const bound = { mnemonic: client.mnemonic, redirectUri, scope, scopes, offline, challenge, nonce }
  stand.memory.codes.set(keyOf(code), { ...bound, oid, sid, authTime, issuedAt, state: 'unused', tokens: [] })
  return code
}

type About = Pick<AuthorizationRequest, 'client' | 'scope'> & Pick<Proven, 'sid' | 'authTime'>

/** A code is a JWT too; its claims are not public beyond `sbt`, so these are our own. */
export function codeClaims(stand: Stand, { client, scope, sid, authTime }: About): object {
  const iat = Math.floor(stand.now().getTime() / 1000)
  return {
    nbf: iat,
    iat,
    exp: iat + stand.assumed.amount('code-life'),
    iss: client.issuer ?? stand.issuer,
    client_id: client.mnemonic,
    scope,
    auth_time: Math.floor(authTime.getTime() / 1000),
    'urn:esia:sid': sid,
    'urn:esia:jti': randomUUID(),
  }
}
