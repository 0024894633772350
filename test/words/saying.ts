/** One text that a person may read, and where it stands. */
export type Saying = {
  /** From the root. */
  readonly file: string
  /** The name of a message, or the line of a literal. */
  readonly key: string
  readonly text: string
}
