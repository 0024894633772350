/** RS256 for the TPM of Windows, EdDSA for keys of their own; ES256 is what nearly all make (RFC 8152, RFC 8812). */
export const algorithms = [-7, -257, -8] as const
