import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRegionsFile } from '../../portal/region/read-regions-file.ts'
import { startPostgres } from '../../test/postgres-cluster.ts'
import { chanceOf } from './chance.ts'
import { killsAfterWrites, killsOf } from './kills.ts'
import { readOptions, type Options } from './options.ts'
import { prove } from './prove.ts'
import { figures, isProof, lastLine, table } from './report.ts'
import { newSite } from './site.ts'

const root = join(import.meta.dirname, '..', '..')

/** Then a new database: there are only so many test people and regions. */
const killsOfOneSite = 60

const tell = (line: string) => process.stdout.write(`${line}\n`)

async function run({ runs, seed, postgres }: Options): Promise<boolean> {
  const began = performance.now()
  const chance = chanceOf(seed)
  const regions = readRegionsFile(join(root, 'portal', 'region', 'regions.json'))
  const kills = killsOf(runs, chance)
  const cluster = postgres && !process.env['DATABASE_URL'] ? await startPostgres() : undefined
  const server = process.env['DATABASE_URL'] || cluster?.url
  const parts = []

  try {
    const named = Array.from({ length: Math.ceil(kills.length / killsOfOneSite) }, (_, index) =>
      kills.slice(index * killsOfOneSite, (index + 1) * killsOfOneSite),
    )
    for (const part of [...named, killsAfterWrites]) {
      const site = await newSite([...regions.keys()], server)
      try {
        parts.push(await prove({ site, kills: part, chance, regions, tell }))
      } finally {
        await site.remove()
      }
    }
  } finally {
    await cluster?.stop()
  }

  const database = server === undefined ? 'pglite' : 'postgres'
  const proved = figures({ database, seed, tookMs: performance.now() - began, parts })
  mkdirSync(join(root, 'reports'), { recursive: true })
  const log = parts.flatMap((part) => part.log.map((entry) => JSON.stringify(entry)))
  writeFileSync(join(root, 'reports', `prove-kill-${database}.json`), `${JSON.stringify(proved, null, 2)}\n`)
  writeFileSync(join(root, 'reports', `prove-kill-${database}.log.jsonl`), `${log.join('\n')}\n`)
  for (const line of ['', ...table(proved), '', lastLine(proved)]) tell(line)
  return isProof(proved)
}

process.exitCode = (await run(readOptions(process.argv.slice(2)))) ? 0 : 1
