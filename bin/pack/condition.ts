import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const line = '      "development": "./index.ts",\n'
const next = '      "types": "./dist/index.d.ts",\n'

/**
 * The condition leads to sources that are not packed, and bundlers in their development mode take it of themselves:
 * so it leaves the manifest while that is packed.
 */
export function dropCondition(folder: string): void {
  write(folder, (text) => text.replace(line, ''))
}

export function restoreCondition(folder: string): void {
  write(folder, (text) => (text.includes(line) ? text : text.replace(next, line + next)))
}

function write(folder: string, change: (text: string) => string): void {
  const path = join(folder, 'package.json')
  const text = readFileSync(path, 'utf8')
  if (!text.includes(next)) throw new Error(`${path} has no exports of ours`)
  writeFileSync(path, change(text))
}
