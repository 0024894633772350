import { randomUUID } from 'node:crypto'
import type { Client } from '../clients/client.ts'
import type { Person } from '../people/person.ts'
import type { Stand } from '../stand.ts'
import { accessClaims, idClaims } from './claims.ts'
import type { RefreshToken } from './issued.ts'
import { keyOf, signJwt } from './jwt.ts'

type Granted = RefreshToken & {
  readonly client: Client
  readonly person: Person
  readonly offline: boolean
  readonly nonce: string | undefined
  readonly idLivesFrom: Date
  /** The `state` of this request, which the answer repeats. */
  readonly state: string
}

export type TokenAnswer = {
  readonly access_token: string
  readonly id_token?: string
  readonly refresh_token?: string
  readonly state: string
  readonly token_type: 'Bearer'
  /** In seconds. */
  readonly expires_in: number
}

/** Makes and remembers the tokens; `keys` are what they are remembered under. */
export function issueTokens(
  stand: Stand,
  granted: Granted,
): { readonly answer: TokenAnswer; readonly keys: readonly string[] } {
  const { client, person, mnemonic, oid, scopes, sid, authTime, state } = granted
  const { accessMs, idMs } = stand.lives
  const now = stand.now()
  const signing = { keys: stand.keys, alg: client.tokenAlgorithm }
  const nonce = stand.assumed.on('nonce-echoed') ? granted.nonce : undefined
  const issuer = client.issuer ?? stand.issuer
  const about = { issuer, mnemonic, person, sid, authTime, scopes, nonce, now }

  const claims = { ...accessClaims({ ...about, lifeMs: accessMs }), 'urn:esia:jti': randomUUID() }
  const accessToken = signJwt('access', claims, signing)
  const expiresAt = new Date(now.getTime() + accessMs)
  stand.memory.accessTokens.set(keyOf(accessToken), { mnemonic, oid, scopes, expiresAt })

  const refreshToken = granted.offline ? randomUUID() : undefined
  if (refreshToken !== undefined) {
    stand.memory.refreshTokens.set(keyOf(refreshToken), { mnemonic, oid, scopes, sid, authTime })
  }

  const idToken = () =>
    signJwt('id', idClaims({ ...about, lifeMs: idMs, livesFrom: granted.idLivesFrom }), signing)
  return {
    answer: {
      access_token: accessToken,
      ...(scopes.includes('openid') ? { id_token: idToken() } : {}),
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      state,
      token_type: 'Bearer',
      expires_in: accessMs / 1000,
    },
    keys: [accessToken, refreshToken].filter((token) => token !== undefined).map(keyOf),
  }
}
