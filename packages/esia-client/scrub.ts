const limit = 500

/**
 * Text from outside made fit for a log line: one line, at most 500 characters; long runs (tokens, secrets,
 * codes), e-mail addresses and numbers of nine digits and more (СНИЛС, phones, ЕНП, oid) are cut out.
 * An ESIA code has six digits and stays.
 */
export function scrub(text: string): string {
  return text
    .slice(0, 4 * limit)
    .toWellFormed()
    .replaceAll(/\p{C}+/gu, ' ')
    .replaceAll(/[^\s@]+@[^\s@]+/g, '[cut]')
    .replaceAll(/\d(?:[ ().+-]{0,3}\d){8,}/g, '[cut]')
    .replaceAll(/[\w.+/=-]{33,}/g, '[cut]')
    .slice(0, limit)
}
