/** What the stand has issued, by the SHA-256 of the issued text: the memory holds nothing that could be presented. */
type Issued = {
  readonly mnemonic: string
  readonly oid: number
  readonly scopes: readonly string[]
  readonly sid: string
  readonly authTime: Date
}

export type IssuedCode = Issued & {
  readonly redirectUri: string
  readonly scope: string
  readonly offline: boolean
  readonly challenge: string | undefined
  readonly nonce: string | undefined
  readonly issuedAt: Date
  readonly state: 'unused' | 'used'
  /** Keys of the tokens made from it: they fall when the code comes a second time (RFC 6749 §4.1.2). */
  readonly tokens: readonly string[]
}

export type AccessToken = Pick<Issued, 'mnemonic' | 'oid' | 'scopes'> & { readonly expiresAt: Date }

export type RefreshToken = Issued

/** Of a system that asked for itself: it opens nobody's data. */
export type SystemToken = Pick<AccessToken, 'mnemonic' | 'scopes' | 'expiresAt'>
