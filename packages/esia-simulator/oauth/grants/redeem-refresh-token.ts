import { fail, ok, type Result } from '../../result.ts'
import { esiaFailure, type EsiaFailure } from '../esia-error.ts'
import { issueTokens, type TokenAnswer } from '../issue-tokens.ts'
import { keyOf } from '../jwt.ts'
import type { Asked } from '../rule.ts'

/** A refresh token for new tokens, once: the answer brings the next one. */
export function redeemRefreshToken({ stand, client, parameters }: Asked): Result<TokenAnswer, EsiaFailure> {
  const refuse = (detail: string) => fail(esiaFailure('007011', { detail }))
  const { refreshTokens } = stand.memory

  const key = keyOf(parameters.text('refresh_token'))
  const token = refreshTokens.get(key)
  if (token === undefined) return refuse('refresh_token is unknown, used or expired')
  if (token.mnemonic !== client.mnemonic) return refuse('refresh_token was issued to another client')

  const person = stand.people.byOid(token.oid)
  if (person === undefined) return refuse('the person is gone')

  refreshTokens.delete(key)
  const state = parameters.text('state')
  const idLivesFrom = stand.assumed.on('refreshed-id-lives-anew') ? stand.now() : token.authTime
  const granted = { ...token, client, person, offline: true, nonce: undefined, state, idLivesFrom }
  return ok(issueTokens(stand, granted).answer)
}
