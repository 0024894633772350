import type { Vault } from '../db/seal.ts'

/** By which a key is found in its region; ids of other regions lead nowhere. */
export const credentialIndexOf = (vault: Vault, region: string, credentialId: string): Buffer =>
  vault.index('passkey', region, credentialId)
