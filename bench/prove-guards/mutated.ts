import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import type { Mutant } from './mutants.ts'

/** Where a process is told which file it is to load otherwise than it stands, as JSON of a `MutantOf`. */
export const mutantVariable = 'MUTANT'

type MutantOf = Mutant & { readonly url: string }

const told = process.env[mutantVariable]
if (told !== undefined) loadOtherwise(JSON.parse(told))

/** Preloaded by the process that runs the tests: the tree itself is never touched. */
function loadOtherwise({ url, start, end, text }: MutantOf): void {
  registerHooks({
    load(asked, context, nextLoad) {
      if (asked !== url) return nextLoad(asked, context)
      const source = readFileSync(new URL(url), 'utf8')
      const format = 'module-typescript'
      return { format, shortCircuit: true, source: source.slice(0, start) + text + source.slice(end) }
    },
  })
}
