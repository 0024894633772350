import { randomUUID } from 'node:crypto'
import { ok, type Result } from '../../result.ts'
import { systemClaims } from '../claims.ts'
import type { EsiaFailure } from '../esia-error.ts'
import type { TokenAnswer } from '../issue-tokens.ts'
import { keyOf, signJwt } from '../jwt.ts'
import type { Asked } from '../rule.ts'
import { scopesOf } from '../rules/allow-scopes.ts'

/** `client_credentials`: an access token for the system itself, without id token and refresh token. */
export function issueSystemToken({ stand, client, parameters }: Asked): Result<TokenAnswer, EsiaFailure> {
  const { mnemonic } = client
  const lifeMs = stand.lives.accessMs
  const now = stand.now()
  const scopes = scopesOf(parameters)
  const issuer = client.issuer ?? stand.issuer

  const claims = systemClaims({ issuer, mnemonic, sid: randomUUID(), scopes, now, lifeMs })
  const signing = { keys: stand.keys, alg: client.tokenAlgorithm }
  const token = signJwt('access', { ...claims, 'urn:esia:jti': randomUUID() }, signing)
  const expiresAt = new Date(now.getTime() + lifeMs)
  stand.memory.systemTokens.set(keyOf(token), { mnemonic, scopes, expiresAt })

  return ok({
    access_token: token,
    state: parameters.text('state'),
    token_type: 'Bearer',
    expires_in: lifeMs / 1000,
  })
}
