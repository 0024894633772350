import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startCluster } from '../cluster/cluster.ts'
import { onCluster } from './on-cluster.ts'
import { prove, type Figures } from './prove.ts'

const reports = join(import.meta.dirname, '..', '..', 'reports')
const instances = 4

const tell = (line: string) => process.stdout.write(`${line}\n`)

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } })
if (!/^[1-9]\d{0,3}$/.test(values.runs))
  throw new TypeError(`${values.runs}: a whole number from 1 is needed`)

const began = performance.now()
const cluster = await startCluster({ instances })
let figures: Figures
try {
  figures = await prove({ stage: onCluster(cluster), runs: Number(values.runs), tell })
} catch (error) {
  // What the portals said of it stands in no other place.
  for (const { program } of cluster.instances) tell(program.words())
  throw error
} finally {
  await cluster.stop()
}

const seconds = Math.round((performance.now() - began) / 1000)
mkdirSync(reports, { recursive: true })
writeFileSync(
  join(reports, 'prove-sessions.json'),
  `${JSON.stringify({ instances, seconds, ...figures }, null, 2)}\n`,
)
const { rounds, reads, worst, breaches } = figures
const most = (of: 'aliveAfterAnswer' | 'outAfterPress') =>
  Math.max(...Object.values(worst).map((one) => one[of])).toFixed(0)
tell(
  [
    `prove:sessions: ${breaches.length === 0 ? 'held' : 'FAILED'} on ${instances} instances behind HAProxy, PostgreSQL`,
    `${rounds} ends in ${Object.keys(worst).length} ways, ${reads} pages read meanwhile, none of them half`,
    `over on every instance ${most('outAfterPress')} ms after the press at worst, of 1000`,
    `alive ${most('aliveAfterAnswer')} ms after the answer`,
    `${seconds} s`,
  ].join('; '),
)
process.exitCode = breaches.length === 0 ? 0 : 1
