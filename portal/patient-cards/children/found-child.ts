import type { ToldChild, Unfit, WholeChild } from './told-child.ts'

/** A told child as the page needs it: to be added, in the cards already, or not to be added. */
export type FoundChild =
  | { readonly state: 'new'; readonly child: WholeChild }
  | { readonly state: 'kept'; readonly child: WholeChild; readonly cardId: string }
  | { readonly state: Unfit; readonly child: ToldChild }
