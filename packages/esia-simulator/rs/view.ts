import type { Embed } from './embed.ts'

/** How somebody looks at a person: what their token opens, and in which form they want it. */
export type View = {
  readonly scopes: readonly string[]
  /** Absolute address of the person, without a slash at the end. */
  readonly base: string
  readonly embed: Embed
  /** Whether a person's e-mail comes a second time, as that of a system. */
  readonly serviceEmail: boolean
}

export type Items = readonly { readonly id: number }[]
