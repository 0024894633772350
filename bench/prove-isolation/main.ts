import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'node:test'
import { startPostgres } from '../../test/postgres-cluster.ts'
import { readOptions } from './options.ts'
import { reportFile } from './report-file.ts'
import { isProof, lastLine, table, type Figures } from './report.ts'

const args = process.argv.slice(2)
const options = readOptions(args)
const database = options.postgres ? 'postgres' : 'pglite'
const tell = (line: string) => process.stdout.write(`${line}\n`)

async function runProof(env: NodeJS.ProcessEnv): Promise<Figures> {
  rmSync(reportFile(database), { force: true })
  const events = run({
    files: [join(import.meta.dirname, 'run.ts')],
    execArgv: ['--conditions=development'],
    argv: args,
    env: { ...process.env, TEST_DATABASE: database, ...env },
  })
  events.on('test:fail', ({ details }) => tell(String(details.error.cause)))
  // The stream flows only while it is read.
  for await (const _ of events) continue
  // Our own file, as report.ts knows it.
  const figures: Figures = JSON.parse(readFileSync(reportFile(database), 'utf8'))
  return figures
}

const cluster = options.postgres ? await startPostgres() : undefined
try {
  const figures = await runProof(cluster === undefined ? {} : { TEST_DATABASE_URL: cluster.url })
  for (const line of [...table(figures), '', lastLine(figures)]) tell(line)
  process.exitCode = isProof(figures) ? 0 : 1
} finally {
  await cluster?.stop()
}
