import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { ROOT } from '../../test/house/tree.ts'
import { twins } from '../../test/twins.ts'
import { forgetCollected, runCollected } from './collected-tests.ts'
import type { Mutant } from './mutants.ts'

/** What this process is asked: whether any of the tests notices that the file stands otherwise. */
export type Asked = {
  readonly file: string
  readonly mutant: Mutant
  readonly tests: readonly string[]
  /** Tried beside twins of every row, among which some tests fail anyway. */
  readonly amongTwins: boolean
}

/** `wrong`: a test fails as it stands, without twins. */
export type Answered = { readonly noticedBy?: string; readonly wrong?: string; readonly bytes: number }

const root = pathToFileURL(join(ROOT, '/')).href
const inPlaceOfTests = new URL('collected-tests.ts', import.meta.url).href
const bare = (url: string) => url.replace(/\?.*$/, '')

type Usual = { readonly once: readonly string[]; readonly always: readonly string[] }

/** Who imports a file of ours, as seen while it was loaded as it stands. */
const importers = new Map<string, Set<string>>()
/** Of the tests of a file, by itself or among twins, those that fail as it stands. */
const usual = new Map<string, Promise<Usual>>()
const noticedLast = new Map<string, string>()

let round = 0
/** What is loaded anew in this round: the tests, what stands otherwise, and all that lies between. */
let anew: ReadonlySet<string> = new Set()
let otherwise: (Mutant & { readonly url: string }) | undefined

// The tree itself is never touched.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const from = bare(context.parentURL ?? '')
    if (specifier === 'node:test' && from.startsWith(root) && from !== inPlaceOfTests)
      return { url: inPlaceOfTests, shortCircuit: true }
    const found = nextResolve(specifier, context)
    if (!found.url.startsWith(root) || found.url.includes('/node_modules/')) return found
    const to = bare(found.url)
    importers.set(to, (importers.get(to) ?? new Set()).add(from))
    return anew.has(to) ? { ...found, url: `${to}?${round}` } : found
  },
  load(url, context, nextLoad) {
    if (otherwise === undefined || bare(url) !== otherwise.url) return nextLoad(url, context)
    const source = readFileSync(new URL(otherwise.url), 'utf8')
    const { start, end, text } = otherwise
    return {
      format: 'module-typescript',
      shortCircuit: true,
      source: source.slice(0, start) + text + source.slice(end),
    }
  },
})

process.on('message', (asked: Asked) => {
  void answer(asked).then((told) => process.send?.({ ...told, bytes: process.memoryUsage.rss() }))
})

async function answer({ file, mutant, tests, amongTwins }: Asked): Promise<Omit<Answered, 'bytes'>> {
  const last = noticedLast.get(file)
  const bestFirst = tests.toSorted((one, other) => Number(other === last) - Number(one === last))
  for (const test of bestFirst) {
    const { once, always } = await failuresAsItStands(test, amongTwins)
    if (!amongTwins && always.length > 0) return { wrong: `${test}: ${always.join(', ')}` }
    const isNews = (name: string) => !once.includes(name)
    const news = (await failuresOf(test, { file, mutant }, amongTwins, isNews)).find(isNews)
    if (news === undefined) continue
    noticedLast.set(file, test)
    return { noticedBy: news }
  }
  return {}
}

function failuresAsItStands(test: string, amongTwins: boolean): Promise<Usual> {
  const key = `${amongTwins} ${test}`
  const known = usual.get(key) ?? usualOf(test, amongTwins)
  usual.set(key, known)
  return known
}

/** What fails now and then says nothing of a mutant. */
async function usualOf(test: string, amongTwins: boolean): Promise<Usual> {
  const once = await failuresOf(test, undefined, amongTwins, () => false)
  if (amongTwins || once.length === 0) return { once, always: once }
  const again = await failuresOf(test, undefined, amongTwins, () => false)
  return { once: [...once, ...again], always: again.filter((name) => once.includes(name)) }
}

async function failuresOf(
  test: string,
  changed: Pick<Asked, 'file' | 'mutant'> | undefined,
  amongTwins: boolean,
  isNews: (name: string) => boolean,
): Promise<readonly string[]> {
  if (amongTwins) process.env[twins] = '1'
  else delete process.env[twins]
  const url = new URL(test, root).href
  round += 1
  otherwise = changed && { ...changed.mutant, url: new URL(changed.file, root).href }
  anew = new Set([url, ...(otherwise ? between(otherwise.url) : [])])
  try {
    await import(url)
    return await runCollected(isNews)
  } catch {
    return ['it does not load']
  } finally {
    await forgetCollected()
  }
}

/** A file with all that import it, and whatever imports those. */
function between(url: string, found: Set<string> = new Set()): ReadonlySet<string> {
  if (found.has(url)) return found
  found.add(url)
  for (const one of importers.get(url) ?? []) between(one, found)
  return found
}
