const longestText = 131_072

/**
 * The bytes of the one block with this label (RFC 7468); text around it and blocks with other labels don't matter.
 * Throws TypeError when there is none, more than one, or its base64 is not clean.
 */
export function readPem(text: string, label: string): Uint8Array {
  if (text.length > longestText) throw new TypeError('PEM is longer than 128 KiB')
  const [, ...blocks] = text.split(`-----BEGIN ${label}-----`)
  const [block, second] = blocks
  if (block === undefined) throw new TypeError(`PEM has no ${label}`)
  if (second !== undefined) throw new TypeError(`PEM has more than one ${label}`)
  const end = block.indexOf(`-----END ${label}-----`)
  if (end === -1) throw new TypeError(`PEM of ${label} is cut short`)
  const base64 = block.slice(0, end).replaceAll(/\s/g, '')
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.toString('base64') !== base64) throw new TypeError(`PEM of ${label} is not clean base64`)
  return new Uint8Array(bytes)
}

/** A PEM block, lines of 64 characters (RFC 7468). */
export function writePem(der: Uint8Array, label: string): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
