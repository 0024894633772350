import type { Proved } from './prove.ts'

export type Figures = Proved & { readonly database: string }

const sum = ({ counts }: Figures, end: 'allowed' | 'refused'): number =>
  Object.values(counts).reduce((total, counted) => total + counted[end], 0)

/** What nobody is ever refused: the clock, and the coming and going of people. */
const always = ['move the clock', 'let a night pass', 'sign in', 'sign out', 'get a card']

/** Operations that were never allowed, or never refused: of these nothing was proved. */
export const oneSided = ({ counts }: Figures): readonly string[] =>
  Object.entries(counts)
    .filter(([name, { allowed, refused }]) => allowed === 0 || (refused === 0 && !always.includes(name)))
    .map(([name]) => name)

export const isProof = (figures: Figures): boolean =>
  figures.breach === undefined && figures.comparisons > 0 && oneSided(figures).length === 0

/** The figures for people, a row each. */
export function table(figures: Figures): readonly string[] {
  const { database, people, accounts, comparisons, counts, seconds, cpuSeconds, breach } = figures
  const rows: readonly (readonly [string, string])[] = [
    ['database', database],
    ['people, with cabinets in two regions', `${people}, ${accounts}`],
    ['comparisons of the whole database', String(comparisons)],
    ...Object.entries(counts)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, { allowed, refused }]) => [name, `${allowed} allowed, ${refused} refused`] as const),
    ['never allowed, or never refused', oneSided(figures).join(', ') || 'none'],
    ['took', `${seconds} s, of processor ${cpuSeconds} s`],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return [...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`), ...wordsOf(breach)]
}

/** What was done before it, and what the model does not say. */
export function wordsOf(breach: Proved['breach']): readonly string[] {
  if (breach === undefined) return []
  return [
    '',
    `after ${breach.at} operations:`,
    ...breach.before,
    ...breach.words.map((line) => `BREACH: ${line}`),
  ]
}

export function lastLine(figures: Figures): string {
  const { database, operations, seed, accounts, breach } = figures
  return [
    `prove:isolation: ${isProof(figures) ? 'held' : 'FAILED'} on ${database}`,
    `${operations} operations by ${accounts} cabinets in two regions, seed ${seed}`,
    `${sum(figures, 'allowed')} allowed, ${sum(figures, 'refused')} refused`,
    `${breach === undefined ? 0 : 1} breaches`,
    `${figures.seconds} s`,
  ].join('; ')
}
