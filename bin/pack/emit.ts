import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const OURS = '@registratura/'

/** Writes JavaScript and types of all that a package's index reaches into its dist/. Throws when it does not compile. */
export function emit(folder: string): void {
  // Types of a package are read from its dist/, so those that it stands on come first.
  for (const name of oursIn(folder)) emit(join(ROOT, 'packages', name))

  const dist = join(folder, 'dist')
  rmSync(dist, { recursive: true, force: true })
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const project = join(folder, 'tsconfig.dist.json')
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`${project} does not compile`)

  // What browsers load is no TypeScript, and is read from beside the code.
  const browser = join(folder, 'browser')
  if (existsSync(browser)) cpSync(browser, join(dist, 'browser'), { recursive: true })
  if (existsSync(join(dist, 'main.js'))) chmodSync(join(dist, 'main.js'), 0o755)
  cpSync(join(ROOT, 'LICENSE'), join(dist, 'LICENSE'))
}

function oursIn(folder: string): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const isObject = typeof manifest === 'object' && manifest !== null
  const dependencies =
    isObject && 'dependencies' in manifest ? Object.keys(Object(manifest.dependencies)) : []
  return dependencies.filter((name) => name.startsWith(OURS)).map((name) => name.slice(OURS.length))
}
