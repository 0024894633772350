import type { Vault } from '../db/seal.ts'

/**
 * How an authenticator knows whose key it keeps: 32 bytes, base64url, the same for all keys of an account and of no
 * meaning to anybody without the portal's key (WebAuthn 14.6.1 wants nothing of the person in it).
 */
export const userHandleOf = (vault: Vault, region: string, accountId: string): string =>
  vault.index('passkey-user', region, accountId).toString('base64url')
