export type Timed = { readonly name: string; readonly ms: number }
export type Skipped = { readonly name: string; readonly reason: string }

/** How one half of the tests went. */
export type Outcome = {
  readonly half: string
  readonly passed: readonly Timed[]
  readonly failed: readonly Timed[]
  readonly skipped: readonly Skipped[]
  /** Those of the passed that failed before. */
  readonly unsteady?: readonly Timed[]
}

export const skippedHalf = (half: string, reason: string): Outcome => ({
  half,
  passed: [],
  failed: [],
  skipped: [{ name: half, reason }],
})
