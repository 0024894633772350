import { randomUUID } from 'node:crypto'
import { encodeForm } from '../authorization/encode-form.ts'
import { signRequest, type SignedFields } from '../authorization/sign-request.ts'
import { through } from '../circuit/through.ts'
import { endpoints } from '../endpoints.ts'
import { failure, type EsiaFailure } from '../failure.ts'
import { ask } from '../http/ask.ts'
import { explainSilence } from '../http/explain-silence.ts'
import { explainStatus } from '../http/explain-status.ts'
import { ok, type Result } from '../result.ts'
import type { CheckedSettings } from '../settings.ts'
import { SigningError } from '../signer/sign-within.ts'
import { readTokenAnswer, type Tokens } from './read-token-answer.ts'

export type Grant =
  | { readonly grant_type: 'authorization_code'; readonly code: string }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string }

/**
 * One call to the token endpoint, never repeated: code and refresh token are used up by the first that arrives, whether
 * or not we hear of it.
 */
export async function requestTokens(
  settings: CheckedSettings,
  { grant, scope }: { readonly grant: Grant; readonly scope: string },
  signal: AbortSignal,
): Promise<Result<Tokens, EsiaFailure>> {
  const state = randomUUID()
  const signed = await sign()
  if (!signed.ok) return signed

  const address = `${settings.origin}${endpoints[settings.generation].token}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  const body = encodeForm({ ...signed.value, ...grant, token_type: 'Bearer' })

  return through(settings.circuit, 'token', async () => {
    const answer = await ask(address, { method: 'POST', headers, body }, signal)
    if (!answer.ok) return explainSilence('token', answer.error)
    if (answer.value.status !== 200) return explainStatus('token', answer.value)
    return readTokenAnswer(answer.value.body, { sentState: state, grantType: grant.grant_type })
  })

  async function sign(): Promise<Result<SignedFields, EsiaFailure>> {
    const code = grant.grant_type === 'authorization_code' ? { code: grant.code } : {}
    try {
      return ok(await signRequest(settings, { scope, state, ...code }, signal))
    } catch (error) {
      if (!(error instanceof SigningError)) throw error
      return failure(signal.aborted ? 'timed-out' : 'unavailable', error.message)
    }
  }
}
