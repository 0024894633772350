import { algorithms } from './algorithms.ts'
import { challengeLasts } from './passkey.ts'
import type { RelyingParty } from './relying-party.ts'

type Listed = { readonly credentialId: string; readonly transports: readonly string[] }

type Making = {
  readonly party: RelyingParty
  readonly serviceName: string
  readonly challenge: string
  readonly user: { readonly handle: string; readonly name: string; readonly regionName: string }
  /** What the account has already: an authenticator that keeps one of them makes no other. */
  readonly known: readonly Listed[]
}

/** What an authenticator is asked to make, as `parseCreationOptionsFromJSON` reads it (WebAuthn 5.1.3). */
export function creationOptions({ party, serviceName, challenge, user, known }: Making) {
  return {
    rp: { id: party.id, name: serviceName },
    user: { id: user.handle, name: `${user.name} — ${user.regionName}`, displayName: user.name },
    challenge,
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: challengeLasts,
    excludeCredentials: known.map(described),
    // Found by the portal's name alone, without a login, and never without its person.
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  }
}

type Signing = {
  readonly party: RelyingParty
  readonly challenge: string
  /** Whose keys will do; none named: any that the device keeps for the portal. */
  readonly allowed?: readonly Listed[] | undefined
}

/** What an authenticator is asked to sign, as `parseRequestOptionsFromJSON` reads it (WebAuthn 5.1.4). */
export function requestOptions({ party, challenge, allowed = [] }: Signing) {
  return {
    rpId: party.id,
    challenge,
    timeout: challengeLasts,
    userVerification: 'required',
    allowCredentials: allowed.map(described),
  }
}

const described = ({ credentialId, transports }: Listed) => ({
  type: 'public-key',
  id: credentialId,
  transports,
})
