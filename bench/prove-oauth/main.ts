import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../../test/postgres-cluster.ts'
import { fileOf, securityRows } from '../../test/security-rows.ts'
import { evidenceFor } from './evidence.ts'
import { listedFaults } from './listed-faults.ts'
import { isProof, lastLine, markdown, type Proof } from './report.ts'
import { runTests } from './run-tests.ts'

const root = join(import.meta.dirname, '..', '..')

/** Where every fault is tried by a road of its own, besides the files that the rows name. */
const filesOfFaults = [
  'portal/identity/faults.test.ts',
  'portal/identity/forged-answers.test.ts',
  'portal/identity/silence.test.ts',
  'portal/identity/huge-code.test.ts',
  'portal/identity/gateway/faults.test.ts',
  'portal/identity/gateway/cold.test.ts',
  'portal/identity/gateway/silence.test.ts',
]

const ofTheSuite = /^oidcc-client-test/

async function prove(database: 'pglite' | 'postgres', env: NodeJS.ProcessEnv): Promise<Proof> {
  const began = performance.now()
  const rows = securityRows('Rows that tests hold').filter(({ id }) => /^(?:OA|IF|PD)-/.test(id))
  const files = new Set([...rows.map(fileOf), ...filesOfFaults])
  const tried = await runTests([...files], { TEST_DATABASE: database, ...env })

  const faults = (await listedFaults()).map(({ name, words }) => evidenceFor({ name, what: words }, tried))
  return {
    database,
    seconds: Math.round((performance.now() - began) / 1000),
    rows: rows.map(({ id, rest }) => evidenceFor({ name: id, what: rest.split(' | ')[0] ?? '' }, tried)),
    modules: faults.filter(({ name }) => ofTheSuite.test(name)),
    faults: faults.filter(({ name }) => !ofTheSuite.test(name)),
    tried,
  }
}

const cluster = process.argv.includes('--postgres') ? await startPostgres() : undefined
try {
  const proof = await (cluster === undefined
    ? prove('pglite', {})
    : prove('postgres', { TEST_DATABASE_URL: cluster.url }))
  mkdirSync(join(root, 'reports'), { recursive: true })
  writeFileSync(join(root, 'reports', `prove-oauth-${proof.database}.md`), markdown(proof))
  process.stdout.write(`${lastLine(proof)}\n`)
  process.exitCode = isProof(proof) ? 0 : 1
} finally {
  await cluster?.stop()
}
