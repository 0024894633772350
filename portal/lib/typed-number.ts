/** A number longer than this is no identifier of ours, so nothing longer is looked into. */
const longest = 64

/**
 * A number as people type or paste it, told in ASCII: full-width, Arabic and Persian digits become 0–9, every kind
 * of dash a hyphen, every kind of space (NBSP too) one space. Invisible characters are dropped: a number copied from
 * a phone's contacts comes wrapped in U+202A…U+202C.
 *
 * @returns at most 64 characters; an empty string for anything longer
 */
export function plainNumber(text: string): string {
  if (text.length > longest) return ''

  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The digits of a `plainNumber` that holds nothing but digits, spaces and hyphens; else undefined. */
export function onlyDigits(plain: string): string | undefined {
  return /^[\d -]+$/.test(plain) ? plain.replaceAll(/[ -]/g, '') : undefined
}
