/** How long a code serves, in milliseconds. */
export const invitationLasts = 15 * 60_000

/** Spent codes are kept so long, so that a form sent again later makes no code anew. */
export const invitationKept = 24 * 60 * 60_000
