/** An account is closed for passwords after so many failures, until its person comes by Госуслуги. */
export const accountLimits = { inRow: 30, inWindow: 100, window: 30 * 24 * 60 * 60_000 } as const
