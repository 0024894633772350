/** A tree of what to nest: `(documents.elements-1,contacts.elements)` is documents → elements, contacts → elements. */
export type Embed = { readonly [name: string]: Embed }

/**
 * Reads `?embed=(a.elements,b.elements-1)`. A suffix -1 names a schema, of which the stand has one; what can't be read
 * embeds nothing.
 */
export function readEmbed(text: string | undefined): Embed {
  const inside = /^\((?<list>[\w.,\s-]*)\)$/.exec(text ?? '')?.groups?.['list'] ?? ''
  return inside
    .split(',')
    .map((path) =>
      path
        .trim()
        .split('.')
        .map((name) => name.replace(/-\d+$/, ''))
        .filter((name) => name !== ''),
    )
    .slice(0, 20)
    .reduce(plant, {})
}

function plant(tree: Embed, [name, ...rest]: readonly string[]): Embed {
  if (name === undefined || rest.length > 5) return tree
  const branch = Object.hasOwn(tree, name) ? tree[name] : undefined
  return { ...tree, [name]: plant(branch ?? {}, rest) }
}

export function embedded(embed: Embed, name: string): Embed | undefined {
  return Object.hasOwn(embed, name) ? embed[name] : undefined
}
