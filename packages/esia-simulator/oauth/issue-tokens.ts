import { randomUUID } from 'node:crypto'
import type { Client } from '../clients.ts'
import type { Person } from '../people/person.ts'
import type { Stand } from '../stand.ts'
import { accessClaims, accessLifeMs, idClaims } from './claims.ts'
import type { RefreshToken } from './issued.ts'
import { keyOf, signJwt } from './jwt.ts'

type Granted = RefreshToken & {
  readonly client: Client
  readonly person: Person
  readonly offline: boolean
  /** The `state` of this request, which the answer repeats. */
  readonly state: string
}

export type TokenAnswer = {
  readonly access_token: string
  readonly id_token?: string
  readonly refresh_token?: string
  readonly state: string
  readonly token_type: 'Bearer'
  readonly expires_in: number
}

/** Makes and remembers the tokens; `keys` are what they are remembered under. */
export function issueTokens(
  stand: Stand,
  granted: Granted,
): { readonly answer: TokenAnswer; readonly keys: readonly string[] } {
  const { client, person, mnemonic, oid, scopes, sid, authTime, state } = granted
  const now = stand.now()
  const signing = { keys: stand.keys, alg: client.tokenAlgorithm }
  const about = { issuer: stand.issuer, mnemonic, person, sid, authTime, scopes, now }

  const accessToken = signJwt('access', { ...accessClaims(about), 'urn:esia:jti': randomUUID() }, signing)
  const expiresAt = new Date(now.getTime() + accessLifeMs)
  stand.memory.accessTokens.set(keyOf(accessToken), { mnemonic, oid, scopes, expiresAt })

  const refreshToken = granted.offline ? randomUUID() : undefined
  if (refreshToken !== undefined) {
    stand.memory.refreshTokens.set(keyOf(refreshToken), { mnemonic, oid, scopes, sid, authTime })
  }

  return {
    answer: {
      access_token: accessToken,
      ...(scopes.includes('openid') ? { id_token: signJwt('id', idClaims(about), signing) } : {}),
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      state,
      token_type: 'Bearer',
      expires_in: accessLifeMs / 1000,
    },
    keys: [accessToken, refreshToken].filter((token) => token !== undefined).map(keyOf),
  }
}
