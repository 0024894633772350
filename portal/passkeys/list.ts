import type { Vault } from '../db/seal.ts'
import type { OpenKeys } from './open-keys-queries.ts'
import { mayChangeKeys } from './passkey.ts'
import type { RelyingParty } from './relying-party.ts'
import { userHandleOf } from './user-handle.ts'

type Deps = { readonly vault: Vault; readonly party: RelyingParty }

/** What the list of a person's keys shows, and what their browser is told of it. */
export function listOf({ frame, region, session, keys, at }: OpenKeys, { vault, party }: Deps) {
  return {
    frame,
    timeZone: region.timeZone,
    passkeys: keys,
    mayChange: mayChangeKeys(session, at),
    accepted: JSON.stringify({
      rpId: party.id,
      userId: userHandleOf(vault, session.region, session.accountId),
      allAcceptedCredentialIds: keys.map(({ credentialId }) => credentialId),
    }),
  }
}
