/** A browser is known to an account for so long after the last sign-in there, in milliseconds. */
export const knownLasts = 180 * 24 * 60 * 60_000

/** So many of an account are known at most; who clears their cookies each time must not grow the table. */
export const mostKnown = 20
