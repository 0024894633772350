import type { RouteOptions } from 'fastify'

type Known = { readonly pattern: RegExp; readonly methods: Set<string> }

/** Remembers which methods each address takes, so that a wrong method is told apart from a wrong address. */
export function allowedMethods() {
  const known = new Map<string, Known>()

  return {
    note({ url, method }: Pick<RouteOptions, 'url' | 'method'>): void {
      const entry = known.get(url) ?? { pattern: patternOf(url), methods: new Set() }
      for (const name of [method].flat()) entry.methods.add(name)
      known.set(url, entry)
    },
    /** The methods that this path takes; none for a path that is nobody's. An address without parameters goes first. */
    of(path: string): readonly string[] {
      const exact = known.get(path)
      const taken =
        exact === undefined ? [...known.values()].filter(({ pattern }) => pattern.test(path)) : [exact]
      return taken.flatMap(({ methods }) => [...methods])
    },
  }
}

const patternOf = (url: string): RegExp => new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`)
