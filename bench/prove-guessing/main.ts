import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startCluster } from '../cluster/cluster.ts'
import { onCluster } from './on-cluster.ts'
import { prove, type Figures } from './prove.ts'

const reports = join(import.meta.dirname, '..', '..', 'reports')
const instances = 4

const tell = (line: string) => process.stdout.write(`${line}\n`)

const { values } = parseArgs({
  options: {
    parallel: { type: 'string', default: '200' },
    days: { type: 'string', default: '35' },
  },
})

const began = performance.now()
const cluster = await startCluster({ instances, movableTime: true })
let figures: Figures
try {
  const stage = await onCluster(cluster)
  try {
    figures = await prove({ stage, parallel: whole(values.parallel), days: whole(values.days), tell })
  } finally {
    await stage.close()
  }
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
  join(reports, 'prove-guessing.json'),
  `${JSON.stringify({ instances, seconds, ...figures }, null, 2)}\n`,
)
const { sent, compared, longestRow, mostInMonth, ownerByGosuslugi, ownerFromKnownBrowser, breaches } = figures
const tries = Object.values(sent).reduce((sum, number) => sum + number, 0)
tell(
  [
    `prove:guessing: ${breaches.length === 0 ? 'held' : 'FAILED'} on ${instances} instances behind HAProxy, PostgreSQL`,
    `${tries} wrong tries in ${figures.volleys} volleys, ${compared} compared`,
    `${longestRow} in a row of 30, ${mostInMonth} in 30 days of 100`,
    `owner in by Госуслуги ${ownerByGosuslugi.in}/${ownerByGosuslugi.tried}, by password in a known browser ${ownerFromKnownBrowser.in}/${ownerFromKnownBrowser.tried}`,
    `${seconds} s`,
  ].join('; '),
)
process.exitCode = breaches.length === 0 ? 0 : 1

function whole(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new TypeError(`${text}: a whole number from 1 is needed`)
}
