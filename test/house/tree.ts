import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

const NOT_OURS = new Set(['node_modules', '.git', 'data', 'dist', 'reports', '.cache', 'test-results'])

export type Source = { readonly path: string; readonly text: string }

/** Paths from the root, with `/`, of every file that is ours, sorted. */
export function ourFiles(folder: string = ROOT): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? ourFiles(path) : [relative(ROOT, path).split(sep).join('/')]
    })
    .sort()
}

export const read = (path: string): Source => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })
