import { scopeText, type CheckedSettings } from '../settings.ts'
import { signWithin } from '../signer/sign-within.ts'
import { encodeForm } from './encode-form.ts'
import { formatTimestamp } from './format-timestamp.ts'
import { authorizationText } from './signed-text.ts'

export type AuthorizationRequest = {
  /** A fresh UUID, bound by the caller to the person's browser. */
  readonly state: string
  readonly scopes?: readonly string[]
  /** Lets ESIA itself turn away accounts that are not confirmed. */
  readonly confirmedOnly?: boolean
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const confirmedAccounts = btoa('conf_acc')

/**
 * The address of ESIA's sign-in, v2/ac. Throws a TypeError for a state that is no UUID or for unusable scopes, a
 * SigningError when the signer fails or outlasts the deadline.
 */
export async function buildAuthorizationUrl(
  { origin, clientId, redirectUri, signer, deadlineMs, now, ...settings }: CheckedSettings,
  { state, scopes = settings.scopes, confirmedOnly = false }: AuthorizationRequest,
): Promise<string> {
  if (!uuid.test(state)) throw new TypeError('The state of an authorization is a UUID')

  const scope = scopeText(scopes)
  const timestamp = formatTimestamp(now())
  const text = authorizationText({ clientId, scope, timestamp, state, redirectUri })

  const query = encodeForm({
    client_id: clientId,
    client_certificate_hash: signer.certificateHash(),
    client_secret: await signWithin(signer, text, AbortSignal.timeout(deadlineMs)),
    redirect_uri: redirectUri,
    scope,
    response_type: 'code',
    state,
    access_type: 'online',
    timestamp,
    ...(confirmedOnly ? { person_filter: confirmedAccounts } : {}),
  })

  return `${origin}/aas/oauth2/v2/ac?${query}`
}
