import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alike } from './alike.ts'
import { guards } from './guards.ts'
import { mutantsOf, type Mutant } from './mutants.ts'
import { failuresAsItStands, tryMutant, type Ending } from './try-mutant.ts'

const root = join(import.meta.dirname, '..', '..')
const { values } = parseArgs({ options: { only: { type: 'string' }, jobs: { type: 'string' } } })
const chosen = guards.filter(({ file }) => values.only === undefined || file.includes(values.only))

type Trial = { readonly file: string; readonly tests: readonly string[]; readonly mutant: Mutant }
type Tried = {
  readonly file: string
  readonly line: number
  readonly was: string
  readonly is: string
  readonly ending: Ending | 'alike'
}

const sources = new Map(chosen.map(({ file }) => [file, readFileSync(join(root, file), 'utf8')]))

for (const { file, tests } of chosen) {
  for (const test of tests) {
    const failed = await failuresAsItStands(test)
    if (failed === undefined || failed.size > 0) throw new Error(`${test}, of ${file}, fails as it stands`)
  }
}

const waiting: Trial[] = chosen.flatMap(({ file, tests }) =>
  mutantsOf(sources.get(file) ?? '').map((mutant) => ({ file, tests, mutant })),
)
const all = waiting.length
const tried: Tried[] = []
const jobs = Number(values.jobs ?? availableParallelism())
await Promise.all(Array.from({ length: jobs }, work))

const survivors = tried.filter(({ ending }) => ending === 'survived')
for (const { file, line, was, is } of survivors.toSorted(byPlace))
  process.stdout.write(`survived  ${file}:${line}  ${was}  →  ${is}\n`)
const count = (ending: Tried['ending']) => tried.filter((one) => one.ending === ending).length
mkdirSync(join(root, 'reports'), { recursive: true })
writeFileSync(
  join(root, 'reports', 'prove-guards.json'),
  JSON.stringify(tried.toSorted(byPlace), undefined, 2),
)
process.stdout.write(
  `${chosen.length} guards, ${all} mutants: ${count('noticed')} noticed, ${count('hung')} hung, ${count('alike')} alike by their reason, ${survivors.length} survived\n`,
)
process.exitCode = survivors.length === 0 ? 0 : 1

async function work(): Promise<void> {
  for (let trial = waiting.shift(); trial !== undefined; trial = waiting.shift()) {
    const { file, tests, mutant } = trial
    const source = sources.get(file) ?? ''
    const words = {
      file,
      line: source.slice(0, mutant.start).split('\n').length,
      was: source.slice(mutant.start, mutant.end).trim(),
      is: mutant.text,
    }
    const ending = await tryMutant(file, words.was, mutant, tests)
    tried.push({
      ...words,
      ending: ending === 'survived' && alike.some((one) => isOf(one, words)) ? 'alike' : ending,
    })
    if (process.stderr.isTTY) process.stderr.write(`\r${tried.length} of ${all}`)
  }
}

function isOf(one: (typeof alike)[number], { file, was, is }: Omit<Tried, 'ending'>): boolean {
  return one.file === file && one.was === was && one.is === is
}

function byPlace(one: Tried, other: Tried): number {
  return one.file.localeCompare(other.file) || one.line - other.line
}
