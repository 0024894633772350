/** Mutants that change nothing that anybody could notice, each with the reason. */
export const alike: readonly {
  readonly file: string
  readonly was: string
  readonly is: string
  readonly why: string
}[] = []
