import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checks } from '../packages/gost/testing/differential/comparison.ts'
import { compareWithOpenssl } from '../packages/gost/testing/differential/compare.ts'
import { findOpenssl } from '../test/openssl-engine.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
})
const runs = whole('runs', values.runs)
const seed = whole('seed', values.seed)

const engine = findOpenssl()
if (typeof engine === 'string') throw new Error(engine)

try {
  const start = performance.now()
  const outcome = await compareWithOpenssl(engine, { runs, seed, parallel: availableParallelism() })
  const seconds = Math.round((performance.now() - start) / 1000)
  const [version = ''] = engine.must('version').split(' (')
  const held = Object.values(outcome.held).reduce((sum, count) => sum + count, 0)

  const reports = join(import.meta.dirname, '..', 'reports')
  mkdirSync(reports, { recursive: true })
  const report = { runs, seed, seconds, version, ...outcome }
  writeFileSync(join(reports, 'differential.json'), `${JSON.stringify(report, null, 2)}\n`)

  for (const [check, name] of Object.entries(checks))
    print(`${name.padEnd(38)}${Reflect.get(outcome.held, check)}`)
  for (const disagreement of outcome.disagreements.slice(0, 20)) print(disagreement)
  print(
    `differential: ${runs} messages of seed ${seed}, ${held} checks against ${version}: ` +
      `${outcome.disagreements.length} disagreements, ${seconds} s`,
  )
  process.exitCode = outcome.disagreements.length === 0 && held > 4 * runs ? 0 : 1
} finally {
  engine.remove()
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function whole(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new TypeError(`--${name} ${text}: a whole number from 1 is needed`)
}
