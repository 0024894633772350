import type { EsiaFailure } from './failure.ts'
import { ok, type Result } from './result.ts'
import { scopeText, type CheckedSettings } from './settings.ts'
import type { EsiaTokens } from './sign-in.ts'
import { isRefreshToken } from './token/read-token-answer.ts'
import { requestTokens } from './token/request-tokens.ts'
import type { VerificationKeys } from './token/verification-keys.ts'
import { verifyAccessToken, verifyTokens } from './token/verify-tokens.ts'

export type RefreshRequest = {
  readonly refreshToken: string
  /** Whose it is: an answer about another person is `invalid-token`. */
  readonly oid: string
  /** Those of the authorization, when they were not the usual ones. */
  readonly scopes?: readonly string[]
}

export type EsiaRefresh = {
  readonly oid: string
  /** What was both asked for and granted. */
  readonly scopes: readonly string[]
  readonly tokens: EsiaTokens
}

/** Refresh token → tokens → proof, before one deadline. Throws a TypeError for what can't be a refresh token. */
export async function refresh(
  settings: CheckedSettings,
  keys: VerificationKeys,
  { refreshToken, oid, scopes = settings.scopes }: RefreshRequest,
): Promise<Result<EsiaRefresh, EsiaFailure>> {
  if (!isRefreshToken(refreshToken)) throw new TypeError('A refresh token of ESIA is printable text')
  const { issuer, clientId } = settings
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken } as const

  const signal = AbortSignal.timeout(settings.deadlineMs)
  const tokens = await requestTokens(settings, { grant, scope: scopeText(scopes) }, signal)
  if (!tokens.ok) return tokens

  const { idToken, accessToken, refreshToken: next } = tokens.value
  const trust = { keys, issuer, clientId, scopes, now: settings.now(), about: oid }
  const proof =
    idToken === undefined
      ? verifyAccessToken(accessToken, trust)
      : verifyTokens({ idToken, accessToken }, trust)
  if (!proof.ok) return proof

  const { expiresAt } = proof.value
  return ok({
    oid,
    scopes: proof.value.scopes,
    tokens: { accessToken, expiresAt, ...(next === undefined ? {} : { refreshToken: next }) },
  })
}
