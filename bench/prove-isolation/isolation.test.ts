import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startPortal } from '../../test/portal.ts'
import { prove } from './prove.ts'

const operations = Number(process.env['PROVE_OPERATIONS'] ?? 5000)
const people = Number(process.env["PROVE_PEOPLE"] ?? 9)
const seed = Number(process.env['PROVE_SEED'] ?? 1)
test('x', async () => {
  const portal = await startPortal()
  const before = process.cpuUsage()
  const proved = await prove(portal, { operations, seed, people })
  const used = process.cpuUsage(before)
  process.stdout.write(`${JSON.stringify({ ...proved, cpu: (used.user + used.system) / 1e6 }).replaceAll("},", "},\n").replaceAll("\",\"", "\",\n\"")}\n`)
  assert.equal(proved.breach, undefined)
})
