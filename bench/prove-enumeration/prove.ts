import { compareSamples, medianOf } from './mann-whitney.ts'
import { kinds, phoneOf, type Kind } from './people.ts'
import type { Shown } from './try-once.ts'

export type Difference = {
  readonly kind: Kind
  readonly samples: number
  readonly medianMs: number
  /** Against a login that nobody has. */
  readonly medianDifferenceUs: number
  readonly p: number
}

export type Figures = {
  readonly differences: readonly Difference[]
  /** Pages that were not like all others. */
  readonly shownOtherwise: readonly string[]
}

type Asked = {
  /** Of two kinds together: half of them of the kind that is compared, half of missing ones. */
  readonly samples: number
  /** Rounds that warm caches and compiled code up, and count for nothing. */
  readonly warmUp: number
  readonly compared: readonly Exclude<Kind, 'missing'>[]
  readonly tryLogin: (login: string, nth: number) => Promise<Shown & { readonly ms: number }>
  readonly tell: (line: string) => void
}

/** Each login is tried within the tries that are free, so that no answer is a wait. */
export const triesOfOne = 4

/** Asks by turns, in a random order each, and compares what came and when. */
export async function prove({ samples, warmUp, compared, tryLogin, tell }: Asked): Promise<Figures> {
  const times = new Map<Kind, number[]>(kinds.map((kind) => [kind, []]))
  const shownOtherwise: string[] = []
  const asked = new Map<Kind, number>()
  let nth = 0
  let usual: string | undefined

  async function ask(kind: Kind, counts: boolean): Promise<void> {
    const before = asked.get(kind) ?? 0
    asked.set(kind, before + 1)
    nth += 1
    const { ms, ...shown } = await tryLogin(phoneOf(kind, Math.floor(before / triesOfOne)), nth)
    const page = JSON.stringify(shown)
    usual ??= page
    if (page !== usual || shown.status !== 422) shownOtherwise.push(`${kind}: ${page.slice(0, 300)}`)
    if (counts) times.get(kind)?.push(ms)
  }

  const round = ['missing', ...compared] as const
  for (let time = 0; time < samples / 2 + warmUp; time += 1) {
    for (const kind of shuffled(round)) await ask(kind, time >= warmUp)
    if ((time + 1) % 1000 === 0) tell(`  ${time + 1} rounds`)
  }

  const missing = times.get('missing') ?? []
  const differences = compared.map((kind): Difference => {
    const own = times.get(kind) ?? []
    return {
      kind,
      samples: own.length + missing.length,
      medianMs: medianOf(own),
      medianDifferenceUs: (medianOf(own) - medianOf(missing)) * 1000,
      p: compareSamples(own, missing).p,
    }
  })
  return { differences, shownOtherwise }
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** How many logins of a kind such a run needs. */
export const loginsFor = ({ samples, warmUp }: Pick<Asked, 'samples' | 'warmUp'>): number =>
  Math.ceil((samples / 2 + warmUp) / triesOfOne) + 1
