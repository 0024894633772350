import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Stage } from './stage.ts'

const execute = promisify(execFile)

/** MDN's own, not a dependency of ours: it comes with a browser’s worth of others. */
const scanner = { name: '@mdn/mdn-http-observatory', version: '1.4.8' }

const Result = Type.Object({
  scan: Type.Object({ grade: Type.String(), score: Type.Number(), testsFailed: Type.Number() }),
  tests: Type.Record(
    Type.String(),
    Type.Object({ pass: Type.Boolean(), result: Type.String(), scoreModifier: Type.Number() }),
  ),
})

export type Grade = {
  readonly path: string
  readonly grade: string
  readonly score: number
  /** By test: what it found, and what it gave or took of the score. */
  readonly tests: Readonly<Record<string, string>>
}

/** Has MDN's HTTP Observatory scan these pages, by its own command line. Throws where it can't be had. */
export async function observe(stage: Stage, paths: readonly string[]): Promise<readonly Grade[]> {
  const { name, version } = scanner
  const prefix = join(stage.folder, 'observatory')
  // Its install scripts fetch a list of domains that browsers know to be preloaded; without it none is, ours neither.
  // prettier-ignore
  await execute('npm', ['install', '--prefix', prefix, '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`])
  const home = join(prefix, 'node_modules', name)
  await writeFile(join(home, 'conf', 'hsts-preload.json'), '{}')

  const grades: Grade[] = []
  for (const path of paths) {
    const { stdout } = await execute(
      process.execPath,
      [join(home, 'src', 'scan.js'), `${new URL(stage.portal).host}${path}`],
      { env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: stage.certificateFile } },
    )
    const told: unknown = JSON.parse(stdout)
    if (!Value.Check(Result, told))
      throw new Error(`The observatory says of ${path}: ${stdout.slice(0, 500)}`)
    const { grade, score } = told.scan
    const tests = Object.entries(told.tests).map(([test, { result, scoreModifier }]) => [
      test,
      `${result} ${scoreModifier > 0 ? '+' : ''}${scoreModifier}`,
    ])
    grades.push({ path, grade, score, tests: Object.fromEntries(tests) })
  }
  return grades
}
