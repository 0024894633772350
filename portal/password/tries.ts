const day = 24 * 60 * 60_000

/**
 * How many wrong tries of an account's password are looked at: in a row, and in any time as long as the window. An
 * account has 30 and 100 of them. Some are kept for browsers from which it was signed in to before, which strangers
 * can't use up; after its own a known browser takes from the strangers', so that knowing one wins no further try.
 */
export const accountLimits = {
  window: 30 * day,
  strangers: { inRow: 25, inWindow: 80 },
  known: { inRow: 5, inWindow: 20 },
} as const
