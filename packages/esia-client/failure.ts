import { fail } from './result.ts'
import { scrub } from './scrub.ts'

/** Why ESIA gave us nobody, in words of the client; a page answers each. Which codes of ESIA's: `esia-errors.ts`. */
export type EsiaFailureCode =
  /** The person did not let us have their data. */
  | 'refused-by-person'
  /** The account is not confirmed, and `confirmedOnly` asked for one that is. */
  | 'unconfirmed'
  /** A scope demands a second factor that the person doesn't have. */
  | 'second-factor-missing'
  /** The person came as another kind of user. */
  | 'role-rejected'
  /** The QR session broke off: the person may begin once more. */
  | 'qr-failed'
  /** No connection, a 5xx or 429, an open circuit, or a signer that fails: later, perhaps. */
  | 'unavailable'
  /** No answer before the deadline; whether ESIA acted is not known. */
  | 'timed-out'
  /** The code or the refresh token is used, expired, or another's: the person signs in anew. */
  | 'grant-rejected'
  /** ESIA does not take the access token any more: refresh it. */
  | 'token-rejected'
  /** The system is not registered for a scope, or asked badly. */
  | 'scope-rejected'
  /** Registration, certificate, signature or request of the system: for its operator. */
  | 'client-rejected'
  /** One of the two clocks is wrong. */
  | 'clock-skew'
  /** A token that does not prove what it says. */
  | 'invalid-token'
  /** Not what ESIA would answer. */
  | 'invalid-answer'
  /** A refusal that nobody has documented; `esiaCode` and `detail` have it as it came. */
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
