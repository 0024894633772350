import type { CheckedSettings } from '../settings.ts'
import { hashOf, signCmsWithin, signWithin } from '../signer/sign-within.ts'
import { formatTimestamp } from './format-timestamp.ts'
import { signedText } from './signed-text.ts'

type Request = { readonly scope: string; readonly state: string; readonly code?: string }

/** What every request of ours bears, in the names of the protocol; v1 has no hash. */
export type SignedFields = Readonly<
  Record<'client_id' | 'client_secret' | 'redirect_uri' | 'scope' | 'state' | 'timestamp', string>
> & { readonly client_certificate_hash?: string }

/** Signs a request to `ac` or `te` at the present time. Throws a SigningError. */
export async function signRequest(
  { generation, clientId, redirectUri, signer, now }: CheckedSettings,
  request: Request,
  signal: AbortSignal,
): Promise<SignedFields> {
  const timestamp = formatTimestamp(now())
  const text = signedText(generation, { ...request, clientId, redirectUri, timestamp })
  const { scope, state } = request
  const common = { client_id: clientId, redirect_uri: redirectUri, scope, state, timestamp }

  if (generation === 'v1') return { ...common, client_secret: await signCmsWithin(signer, text, signal) }
  return {
    ...common,
    client_secret: await signWithin(signer, text, signal),
    client_certificate_hash: hashOf(signer),
  }
}
