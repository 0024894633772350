import { requirements } from './requirements.ts'

export type Row = {
  readonly id: string
  readonly level: string
  readonly state: string
  readonly words: string
  readonly evidence: string
}

/** What a row may say; the last three are all that may ever be broken, by the published manual. */
export const states = ['met', 'operator', 'n/a', 'broken'] as const
const mayBeBroken: readonly string[] = ['6.2.1', '6.2.5', '6.3.3']

export const rowsIn = (text: string): readonly Row[] =>
  [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| (\d) \| ([^|]+) \| ([^|]*) \| ([^|]*)\|$/gm)].map(
    ([, id = '', level = '', state = '', words = '', evidence = '']) => ({
      id,
      level,
      state,
      words,
      evidence,
    }),
  )

/** Files that a row names, each with the words that must stand in it. */
export const evidenceOf = ({ evidence }: Row): readonly { readonly path: string; readonly words: string }[] =>
  [...evidence.matchAll(/`([^`]+)`(?: «([^»]+)»)?/g)].map(([, path = '', words = '']) => ({ path, words }))

/** Everything that is wrong with the table, in words. `read` gives the text of a file of ours, undefined where it is none. */
export function faults(rows: readonly Row[], read: (path: string) => string | undefined): readonly string[] {
  const ids = rows.map(({ id }) => id)
  const known = new Map(requirements.map(({ id, level }) => [id, level]))
  return [
    ...requirements.filter(({ id }) => !ids.includes(id)).map(({ id }) => `${id} is missing`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} stands twice`),
    ...rows.flatMap((row) => faultsOf(row, known.get(row.id), read)),
  ]
}

function faultsOf(
  row: Row,
  level: string | undefined,
  read: (path: string) => string | undefined,
): readonly string[] {
  const { id, state, words } = row
  const evidence = evidenceOf(row)
  const gone = evidence
    .map(({ path, words: told }) => ({ path, told, text: read(path) }))
    .filter(({ told, text }) => text === undefined || !text.includes(told))
  return [
    ...(level === row.level ? [] : [`${id} is of level ${level}`]),
    ...(states.some((one) => one === state) ? [] : [`${id} is in no state: ${state}`]),
    ...(words.trim().length < 3 ? [`${id} has no words`] : []),
    ...(state === 'n/a' || evidence.length > 0 ? [] : [`${id} is shown by nothing`]),
    ...gone.map(({ path, told }) => `${id}: nothing in ${path} says «${told}»`),
    ...(state !== 'broken' || mayBeBroken.includes(id) ? [] : [`${id} may not be broken`]),
  ]
}
