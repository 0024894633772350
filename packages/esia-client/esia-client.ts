import { buildAuthorizationUrl, type AuthorizationRequest } from './authorization/build-authorization-url.ts'
import { encodeForm } from './authorization/encode-form.ts'
import { readCallback, type Callback } from './authorization/read-callback.ts'
import type { CallbackFailure, EsiaFailure } from './failure.ts'
import type { Result } from './result.ts'
import { checkSettings, type EsiaSettings } from './settings.ts'
import { signIn, type EsiaSignIn, type SignInRequest } from './sign-in.ts'
import { readVerificationKeys } from './token/verification-keys.ts'

export type EsiaClient = {
  /** Where to send the person. Throws a TypeError for unusable input, a SigningError when the signer fails. */
  authorizationUrl(request: AuthorizationRequest): Promise<string>
  /** Reads the query of the redirect back. Compare the state before anything else. */
  readCallback(query: unknown): Result<Callback, CallbackFailure>
  /** Exchanges the code, verifies both tokens and asks for the person, before one deadline; a code serves once. */
  signIn(request: SignInRequest): Promise<Result<EsiaSignIn, EsiaFailure>>
  /** Ends the person's session at ESIA itself; destroy your own first. The address's domain is registered at ESIA. */
  logoutUrl(redirectUrl: string): string
}

/** Throws a TypeError that names the setting or the certificate that can't be used. */
export function esiaClient(settings: EsiaSettings): EsiaClient {
  const checked = checkSettings(settings)
  const keys = readVerificationKeys(checked.verificationCertificates)
  const { origin, clientId } = checked

  return {
    authorizationUrl: (request) => buildAuthorizationUrl(checked, request),
    readCallback,
    signIn: (request) => signIn(checked, keys, request),
    logoutUrl: (redirectUrl) => {
      return `${origin}/idp/ext/Logout?${encodeForm({ client_id: clientId, redirect_url: redirectUrl })}`
    },
  }
}
