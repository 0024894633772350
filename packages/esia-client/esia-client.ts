import { buildAuthorizationUrl, type AuthorizationRequest } from './authorization/build-authorization-url.ts'
import { encodeForm } from './authorization/encode-form.ts'
import { readCallback, type Callback } from './authorization/read-callback.ts'
import type { CircuitBreaker } from './circuit/circuit-breaker.ts'
import type { CallbackFailure, EsiaFailure } from './failure.ts'
import { fetchPerson, type PersonRequest } from './fetch-person.ts'
import type { EsiaPerson } from './person/esia-person.ts'
import { refresh, type EsiaRefresh, type RefreshRequest } from './refresh.ts'
import type { Result } from './result.ts'
import { checkSettings, type EsiaSettings } from './settings.ts'
import { signIn, type EsiaSignIn, type SignInRequest } from './sign-in.ts'
import { readVerificationKeys } from './token/verification-keys.ts'

/** Failures are values, `EsiaFailureCode` says which; what throws is said at each. */
export type EsiaClient = {
  /** Where to send the person. Throws a TypeError for unusable input, a SigningError when the signer fails. */
  authorizationUrl(request: AuthorizationRequest): Promise<string>
  /**
   * Reads the query of the redirect back, as a parser of query strings gives it. Compare the state before anything
   * else, and use it up. Never throws.
   */
  readCallback(query: unknown): Result<Callback, CallbackFailure>
  /**
   * Exchanges the code, verifies both tokens and asks for the person, before one deadline; a code serves once. Throws a
   * TypeError for scopes without openid.
   */
  signIn(request: SignInRequest): Promise<Result<EsiaSignIn, EsiaFailure>>
  /**
   * New tokens for a refresh token, which this uses up: keep the one that comes back, and begin one refresh of it at a
   * time. After `unavailable` and `timed-out` nobody knows whether it was used up: the person signs in anew. Throws a
   * TypeError for what can't be a refresh token, and for scopes without openid.
   */
  refresh(request: RefreshRequest): Promise<Result<EsiaRefresh, EsiaFailure>>
  /**
   * The person anew, as long as the access token lives; it proves itself whose it is. After `token-rejected`, or
   * `invalid-token` past `expiresAt`, refresh it. Throws a TypeError for scopes without openid.
   */
  fetchPerson(request: PersonRequest): Promise<Result<EsiaPerson, EsiaFailure>>
  /** Ends the person's session at ESIA itself; destroy your own first. The address's domain is registered at ESIA. */
  logoutUrl(redirectUrl: string): string
  /** Whether calls are let through. For a readiness page and the log; people who are signed in already need no ESIA. */
  readonly circuit: CircuitBreaker
}

/** Throws a TypeError that names the setting or the certificate that can't be used. */
export function esiaClient(settings: EsiaSettings): EsiaClient {
  const checked = checkSettings(settings)
  const keys = readVerificationKeys(checked.verificationCertificates)
  const { origin, clientId } = checked

  return {
    authorizationUrl: (request) => buildAuthorizationUrl(checked, request),
    readCallback,
    refresh: (request) => refresh(checked, keys, request),
    fetchPerson: (request) => fetchPerson(checked, keys, request),
    circuit: checked.circuit,
    signIn: (request) => signIn(checked, keys, request),
    logoutUrl: (redirectUrl) => {
      return `${origin}/idp/ext/Logout?${encodeForm({ client_id: clientId, redirect_url: redirectUrl })}`
    },
  }
}
