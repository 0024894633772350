/** Bytes from base64 of either alphabet, padded or not, as ESIA reads client_secret; undefined otherwise. */
export function fromAnyBase64(text: string): Uint8Array | undefined {
  const bare = text
    .replace(/={1,2}$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  if (bare === '' || !/^[\w-]+$/.test(bare) || bare.length % 4 === 1) return undefined
  return Buffer.from(bare, 'base64url')
}

/** Without the line ends that `openssl base64` puts after each 64 characters and at the end. */
export const withoutLineBreaks = (text: string): string => text.replaceAll(/[\r\n]/g, '')
