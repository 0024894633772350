import { failpoints } from '../../portal/failpoint.ts'
import { askings } from './acknowledged.ts'
import { breachKinds } from './breach.ts'
import { mostWrites, nameOf } from './kills.ts'
import type { FoundBreach, Proved } from './prove.ts'

export type Figures = {
  readonly database: string
  readonly seed: number
  readonly seconds: number
  /** Kills that struck where they should. */
  readonly runs: number
  /** How often the portal killed itself at each failpoint; a proof with a nought has failed. */
  readonly failpoints: Readonly<Record<string, number>>
  readonly clientKills: readonly string[]
  /** The kinds of write after which the portal was killed. */
  readonly writes: readonly string[]
  readonly people: number
  readonly through: number
  readonly accounts: number
  readonly acknowledgements: number
  readonly answersCutOff: number
  /** Changes of an account that were cut off: found done, or not, right after the kill. */
  readonly happened: number
  readonly notHappened: number
  /** From the start of the process to ready, in milliseconds, while the database is looked at beside it. */
  readonly startMs: { readonly median: number; readonly worst: number }
  readonly breaches: readonly FoundBreach[]
}

type Run = { database: string; seed: number; tookMs: number; parts: readonly Proved[] }

export function figures({ database, seed, tookMs, parts }: Run): Figures {
  const kills = parts.flatMap((part) => part.kills)
  const entries = parts.flatMap(({ log }) => log)
  const sum = (of: (part: Proved) => number) => parts.reduce((total, part) => total + of(part), 0)
  // The first start of a site makes its database.
  const starts = parts.flatMap(({ startsMs }) => startsMs.slice(1)).sort((a, b) => a - b)
  const at = failpoints.map((name) => [name, kills.filter((kill) => 'at' in kill && kill.at === name).length])

  return {
    database,
    seed,
    seconds: Math.round(tookMs / 1000),
    runs: kills.length,
    failpoints: Object.fromEntries(at),
    clientKills: kills.filter((kill) => 'upon' in kill || 'amid' in kill).map(nameOf),
    writes: parts.flatMap(({ struckWrites }) => struckWrites),
    people: sum(({ begun }) => begun),
    through: sum(({ through }) => through),
    accounts: sum(({ accounts }) => accounts),
    acknowledgements: entries.filter((entry) => 'told' in entry).length,
    answersCutOff: entries.filter((entry) => 'cut' in entry).length,
    happened: sum(({ happened }) => happened),
    notHappened: sum(({ notHappened }) => notHappened),
    startMs: {
      median: Math.round(starts[Math.floor(starts.length / 2)] ?? 0),
      worst: Math.round(starts.at(-1) ?? 0),
    },
    breaches: parts.flatMap(({ breaches }) => breaches),
  }
}

const missed = (proved: Figures) => failpoints.filter((name) => !proved.failpoints[name])

const countOf = ({ breaches }: Figures, kind: string) => breaches.filter((one) => one.kind === kind).length

/**
 * Whether the run proves what it set out to prove: nothing wrong, no place left out, and people did register. Each
 * thing that people ask for has a write of its own.
 */
export const isProof = (proved: Figures): boolean =>
  proved.breaches.length === 0 &&
  missed(proved).length === 0 &&
  proved.writes.length >= askings.length &&
  proved.writes.length < mostWrites &&
  proved.people > 0 &&
  proved.through === proved.people &&
  proved.happened + proved.notHappened > 0

/** The figures for people, a row each. */
export function table(proved: Figures): readonly string[] {
  const { failpoints: at, clientKills, writes, startMs } = proved
  const reached = failpoints.length - missed(proved).length
  const rows: readonly (readonly [string, string])[] = [
    ['database', proved.database],
    [
      'kills with -9',
      `${proved.runs}: ${proved.runs - clientKills.length - writes.length} at failpoints, ${clientKills.length} by the client, ${writes.length} after writes`,
    ],
    [
      'failpoints reached',
      `${reached} of ${failpoints.length}${missed(proved)
        .map((name) => `, never ${name}`)
        .join('')}`,
    ],
    ['most at one failpoint', String(Math.max(...Object.values(at)))],
    ['people begun, through, in the database', `${proved.people}, ${proved.through}, ${proved.accounts}`],
    ['acknowledgements', String(proved.acknowledgements)],
    ['answers cut off', String(proved.answersCutOff)],
    [
      'of them ambiguous',
      `${proved.happened + proved.notHappened}: ${proved.happened} had happened, ${proved.notHappened} had not`,
    ],
    ['ready again', `${startMs.median} ms at the median, ${startMs.worst} at worst`],
    ...breachKinds.map((kind) => [kind, String(countOf(proved, kind))] as const),
    ['took', `${proved.seconds} s`],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
}

/** None in N bounds the rate below 3/N at 95 % (the rule of three). */
export function lastLine(proved: Figures): string {
  const { database, runs, people, acknowledgements } = proved
  const counts = breachKinds.map((kind) => `${countOf(proved, kind)} ${kind}`).join(', ')
  const bound = isProof(proved)
    ? `, so below ${((3 / runs) * 100).toFixed(1)} % a kill at 95 % (3/${runs})`
    : ''
  return [
    `prove:kill: ${isProof(proved) ? 'held' : 'FAILED'} on ${database}`,
    `${runs} kills, ${failpoints.length - missed(proved).length}/${failpoints.length} failpoints, ${proved.writes.length} kinds of write`,
    `${people} people, ${acknowledgements} acknowledgements`,
    `${counts}${bound}`,
  ].join('; ')
}
