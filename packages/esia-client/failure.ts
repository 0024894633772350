import { fail } from './result.ts'
import { scrub } from './scrub.ts'

/** Why ESIA gave us nobody, in words of the client; a page answers each. */
export type EsiaFailureCode =
  | 'refused-by-person'
  | 'unconfirmed'
  | 'unavailable'
  | 'timed-out'
  | 'invalid-token'
  | 'invalid-answer'
  | 'clock-skew'
  | 'client-rejected'
  | 'grant-rejected'
  | 'scope-rejected'
  | 'token-rejected'
  | 'second-factor-missing'
  | 'role-rejected'
  | 'qr-failed'
  | 'other'

export type EsiaFailure = {
  readonly code: EsiaFailureCode
  /** As ESIA names it, e.g. `ESIA-007004`. */
  readonly esiaCode?: string
  /** For the log alone: at most 500 characters, no secret, no token, no personal value. */
  readonly detail: string
}

/** `state` is there only when it came once and well formed, so that the caller may close its transaction. */
export type CallbackFailure = EsiaFailure & { readonly state?: string }

export function failure(
  code: EsiaFailureCode,
  detail: string,
  esiaCode?: string,
): { readonly ok: false; readonly error: EsiaFailure } {
  const error = { code, detail: scrub(detail) }

  return fail(esiaCode === undefined ? error : { ...error, esiaCode })
}
