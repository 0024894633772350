import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { usesPostgres } from '../../test/database.ts'
import { startPortal } from '../../test/portal.ts'
import { readOptions } from './options.ts'
import { prove } from './prove.ts'
import { reportFile } from './report-file.ts'
import type { Figures } from './report.ts'

// Only inside a run of tests a portal with its simulator can be had, so the command runs this file as one.
test('the portal and the model agree', async () => {
  const { operations, people, seed } = readOptions(process.argv.slice(2))
  const database = usesPostgres() ? 'postgres' : 'pglite'
  const proved: Figures = { database, ...(await prove(await startPortal(), { operations, people, seed })) }
  mkdirSync(join(import.meta.dirname, '..', '..', 'reports'), { recursive: true })
  writeFileSync(reportFile(database), `${JSON.stringify(proved, null, 2)}\n`)
})
