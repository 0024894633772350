import { withETag } from './objects.ts'
import type { Embed } from './embed.ts'
import { embedded } from './embed.ts'

type Item = { readonly id: number }

/** Without `elements` in the embed the elements are absolute addresses under `base`; with it, the objects. */
export function collection(items: readonly Item[], base: string, embed: Embed) {
  const elements =
    embedded(embed, 'elements') === undefined ? items.map((item) => `${base}/${item.id}`) : items
  return withETag({ stateFacts: ['hasSize'], size: items.length, elements })
}
