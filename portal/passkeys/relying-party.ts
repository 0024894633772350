/** How authenticators know the portal; both are ASCII, of a Cyrillic origin in Punycode (WebAuthn 5.1.2). */
export type RelyingParty = { readonly id: string; readonly origin: string }

export const relyingParty = ({ hostname, origin }: URL): RelyingParty => ({ id: hostname, origin })
