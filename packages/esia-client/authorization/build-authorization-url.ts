import { endpoints } from '../endpoints.ts'
import { scopeText, type CheckedSettings } from '../settings.ts'
import { encodeForm } from './encode-form.ts'
import { signRequest } from './sign-request.ts'

export type AuthorizationRequest = {
  /** A fresh UUID, bound by the caller to the person's browser. */
  readonly state: string
  /** Those of the settings unless told. */
  readonly scopes?: readonly string[]
  /** `offline` asks for a refresh token beside the others; `online` unless told. */
  readonly accessType?: 'online' | 'offline'
  /** Lets ESIA itself turn away accounts that are not confirmed. */
  readonly confirmedOnly?: boolean
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const confirmedAccounts = btoa('conf_acc')

/**
 * The address of ESIA's sign-in. Throws a TypeError for a state that is no UUID or for unusable scopes, a SigningError
 * when the signer fails or outlasts the deadline.
 */
export async function buildAuthorizationUrl(
  settings: CheckedSettings,
  { state, scopes = settings.scopes, accessType = 'online', confirmedOnly = false }: AuthorizationRequest,
): Promise<string> {
  if (!uuid.test(state)) throw new TypeError('The state of an authorization is a UUID')

  const request = { scope: scopeText(scopes), state }
  const query = encodeForm({
    ...(await signRequest(settings, request, AbortSignal.timeout(settings.deadlineMs))),
    response_type: 'code',
    access_type: accessType,
    ...(confirmedOnly ? { person_filter: confirmedAccounts } : {}),
  })

  return `${settings.origin}${endpoints[settings.generation].authorization}?${query}`
}
