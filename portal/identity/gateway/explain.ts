import type { ProviderError, ProviderFailure } from '../provider.ts'
import { wordOf } from './read-answer.ts'
import { Silence } from './silence.ts'

/** Errors of the token endpoint (RFC 6749 5.2) that are no refusal. */
const busy: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable'])

/**
 * What openid-client has thrown, as the portal tells it. Its own words name the check that failed; what it carries
 * along is the gateway's answer, with values of a person, and is not touched but for the name of a claim.
 */
export function explain(error: unknown): ProviderFailure {
  const silence = silenceIn(error)
  if (silence !== undefined) return { code: silence.why, detail: `gateway: ${silence.message}` }

  const refusal = textIn(error, 'error')
  if (refusal !== undefined) {
    const code: ProviderError = busy.has(refusal) ? 'unavailable' : 'rejected'
    return { code, detail: `gateway: ${wordOf(refusal)}` }
  }
  const code = textIn(error, 'code')
  if (code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') return { code: 'rejected', detail: `gateway: ${code}` }
  const cause = error instanceof Error ? error.cause : undefined
  const deeper = cause instanceof Error ? cause.cause : undefined
  const words = [
    code ?? (error instanceof Error ? error.name : 'unknown'),
    error instanceof Error ? error.message : '',
    cause instanceof Error ? cause.message : '',
    textIn(cause, 'claim') ?? textIn(deeper, 'claim') ?? '',
  ]
  return { code: 'invalid', detail: `gateway: ${words.filter(Boolean).join(', ')}`.slice(0, 300) }
}

function silenceIn(error: unknown): Silence | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof Silence) return at
  return undefined
}

function textIn(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'string' ? found : undefined
}
