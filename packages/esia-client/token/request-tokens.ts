import { randomUUID } from 'node:crypto'
import { encodeForm } from '../authorization/encode-form.ts'
import { formatTimestamp } from '../authorization/format-timestamp.ts'
import { tokenText } from '../authorization/signed-text.ts'
import { failure, type EsiaFailure } from '../failure.ts'
import { ask } from '../http/ask.ts'
import { explainSilence } from '../http/explain-silence.ts'
import { explainStatus } from '../http/explain-status.ts'
import type { Result } from '../result.ts'
import type { CheckedSettings } from '../settings.ts'
import { SigningError, signWithin } from '../signer/sign-within.ts'
import { readTokenAnswer, type Tokens } from './read-token-answer.ts'

/** One call to v3/te, never repeated: the code is used up by the first that arrives, whether or not we hear of it. */
export async function requestTokens(
  { origin, clientId, redirectUri, signer, now }: CheckedSettings,
  { code, scope }: { readonly code: string; readonly scope: string },
  signal: AbortSignal,
): Promise<Result<Tokens, EsiaFailure>> {
  const state = randomUUID()
  const timestamp = formatTimestamp(now())
  const secret = await secretOf()
  if (!secret.ok) return secret

  const body = encodeForm({
    client_id: clientId,
    client_secret: secret.value,
    client_certificate_hash: signer.certificateHash(),
    code,
    grant_type: 'authorization_code',
    state,
    redirect_uri: redirectUri,
    scope,
    timestamp,
    token_type: 'Bearer',
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  const answer = await ask(`${origin}/aas/oauth2/v3/te`, { method: 'POST', headers, body }, signal)

  if (!answer.ok) return explainSilence('token', answer.error)
  if (answer.value.status !== 200) return explainStatus('token', answer.value)
  return readTokenAnswer(answer.value.body, state)

  async function secretOf(): Promise<Result<string, EsiaFailure>> {
    try {
      const text = tokenText({ clientId, scope, timestamp, state, redirectUri, code })
      return { ok: true, value: await signWithin(signer, text, signal) }
    } catch (error) {
      if (!(error instanceof SigningError)) throw error
      return failure(signal.aborted ? 'timed-out' : 'unavailable', error.message)
    }
  }
}
