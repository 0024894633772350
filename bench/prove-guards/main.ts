import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alike } from './alike.ts'
import { guards } from './guards.ts'
import { mutantsOf } from './mutants.ts'
import { Trials, type Ending } from './try-mutant.ts'

const root = join(import.meta.dirname, '..', '..')
const { values } = parseArgs({
  options: { only: { type: 'string' }, jobs: { type: 'string' }, sample: { type: 'string' } },
})
const only = values.only?.split(',')
const chosen = guards.filter(({ file }) => only === undefined || only.some((part) => file.includes(part)))

type Tried = {
  readonly file: string
  readonly line: number
  readonly was: string
  readonly is: string
  readonly ending: Ending['ending'] | 'alike'
  readonly by?: string
}

const waiting = chosen.map((guard) => {
  const source = readFileSync(join(root, guard.file), 'utf8')
  return { ...guard, source, mutants: mutantsOf(source) }
})
const all = waiting.reduce((sum, { mutants }) => sum + mutants.length, 0)
const sample = Math.min(Number(values.sample ?? all), all)
// Spread evenly over all files; each run takes the same ones.
const isTaken = (place: number) =>
  Math.floor(((place + 1) * sample) / all) > Math.floor((place * sample) / all)
const taken = new Set(waiting.flatMap(({ mutants }) => mutants).filter((_, place) => isTaken(place)))
const tried: Tried[] = []
const jobs = Number(values.jobs ?? availableParallelism())
await Promise.all(Array.from({ length: jobs }, work))

const count = (ending: Tried['ending']) => tried.filter((one) => one.ending === ending).length
mkdirSync(join(root, 'reports'), { recursive: true })
writeFileSync(
  join(root, 'reports', 'prove-guards.json'),
  JSON.stringify(tried.toSorted(byPlace), undefined, 2),
)
process.stdout.write(
  `prove:guards: ${sample < all ? `a sample of ${sample} of ` : ''}${all} mutants of ${chosen.length} guards: ${count('noticed')} noticed, ${count('hung')} hung, ${count('alike')} alike by their reason, ${count('survived')} survived\n`,
)
process.exitCode = count('survived') === 0 ? 0 : 1

/** A file is tried by one process, which then knows its tests. */
async function work(): Promise<void> {
  const trials = new Trials()
  for (let guard = waiting.shift(); guard !== undefined; guard = waiting.shift()) {
    const { file, tests, source, mutants } = guard
    for (const mutant of mutants) {
      if (!taken.has(mutant)) continue
      const line = source.slice(0, mutant.start).split('\n').length
      const words = { file, line, was: source.slice(mutant.start, mutant.end).trim(), is: mutant.text }
      const told = await trials.tryMutant(file, words.was, mutant, tests)
      const isAlike = told.ending === 'survived' && alike.some((one) => isOf(one, words))
      tried.push({ ...words, ...told, ...(isAlike ? { ending: 'alike' } : {}) })
      if (told.ending === 'survived' && !isAlike)
        process.stdout.write(`survived  ${file}:${line}  ${words.was}  →  ${words.is}\n`)
      if (process.stderr.isTTY) process.stderr.write(`\r${tried.length} of ${sample}`)
    }
  }
  await trials.stop()
}

function isOf(one: (typeof alike)[number], { file, was, is }: Omit<Tried, 'ending' | 'by'>): boolean {
  return one.file === file && one.was === was && one.is === is
}

function byPlace(one: Tried, other: Tried): number {
  return one.file.localeCompare(other.file) || one.line - other.line
}
