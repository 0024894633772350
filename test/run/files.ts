import { importsOf } from '../house/imports.ts'
import { ourFiles, read } from '../house/tree.ts'

export const testFiles = (): readonly string[] => ourFiles().filter((path) => path.endsWith('.test.ts'))

/** Those test files that, themselves or through what they import, use a database. */
export function databaseTestFiles(): readonly string[] {
  const known = new Map<string, readonly string[]>()
  const ours = new Set(ourFiles())
  const reached = (path: string) => {
    const before = known.get(path)
    if (before) return before
    const targets = importsOf(path, read(path).text)
      .filter(({ typeOnly }) => !typeOnly)
      .map(({ target }) => target)
      .filter((target) => ours.has(target))
    known.set(path, targets)
    return targets
  }

  return testFiles().filter((file) => {
    const seen = new Set([file])
    for (const path of seen) reached(path).forEach((target) => seen.add(target))
    return seen.has('test/database.ts')
  })
}
