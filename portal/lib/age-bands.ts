/** Ages at which the law changes who acts for a child, in full years; a region may have its own. */
export type AgeBands = {
  /** Passport, and an account of one's own at Госуслуги (ГК РФ, art. 26). */
  readonly passport: number
  /** One consents to treatment oneself (323-ФЗ, art. 20 and 54). */
  readonly consent: number
  /** The power of parents and guardians ends (ГК РФ, art. 21; 271-ФЗ). */
  readonly adult: number
}

export const usualAgeBands: AgeBands = { passport: 14, consent: 15, adult: 18 }
