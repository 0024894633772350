import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openPglite, openPostgres, type Database } from '../../portal/db/connect.ts'
import { readKeys, trialKeys, type Keys } from '../../portal/db/keys.ts'
import { openVault } from '../../portal/db/open-vault.ts'
import { required, type Environment } from '../../portal/environment.ts'
import { findDispute, settleDispute } from '../../portal/identity/settle.ts'
import { StartError } from '../../portal/lib/start-error.ts'
import { readRegionsFile } from '../../portal/region/read-regions-file.ts'
import { explain, found, settled, usage } from './words.ts'

const [region, typed, yes] = process.argv.slice(2)

try {
  process.exitCode = await settle()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function settle(): Promise<number> {
  const isRight = yes === undefined || yes === '--yes'
  if (region === undefined || typed === undefined || !isRight || process.argv.length > 5) {
    process.stderr.write(usage)
    return 1
  }
  const known = knownRegion(process.env, region)
  const database = await openDatabase(process.env)
  try {
    const vault = await openVault(database.db, keysIn(process.env), [known])
    const asked = { region: known, number: typed.toUpperCase(), now: database.now() }
    const ground = { db: database.db, vault }
    const answer = await (yes === undefined ? findDispute(ground, asked) : settleDispute(ground, asked))
    if (!answer.ok) {
      process.stderr.write(`${explain[answer.error]}\n`)
      return 1
    }
    process.stdout.write(
      yes === undefined ? found(answer.value, `${region} ${typed}`) : settled(answer.value),
    )
    return 0
  } finally {
    await database.close()
  }
}

function dataDirOf(env: Environment): string {
  return resolve(env['DATA_DIR'] || 'data')
}

function knownRegion(env: Environment, region: string): string {
  const file =
    env['REGIONS_FILE'] || join(import.meta.dirname, '..', '..', 'portal', 'region', 'regions.json')
  if (readRegionsFile(file).has(region)) return region
  throw new StartError(`Региона ${region} в списке нет: нужен код вида RU-BEL`)
}

/** The settings of the portal itself; nothing is made that isn't there. */
function openDatabase(env: Environment): Promise<Database> {
  const url = env['DATABASE_URL'] || undefined
  if (url !== undefined) return openPostgres(url)
  const folder = join(dataDirOf(env), 'database')
  if (!existsSync(folder)) throw new StartError(`В ${folder} базы нет: задайте DATABASE_URL или DATA_DIR`)
  return openPglite(folder)
}

function keysIn(env: Environment): Keys {
  if (!env['KEY_FILE'] && existsSync(join(dataDirOf(env), 'master.key'))) return trialKeys(dataDirOf(env))
  return readKeys({ keyFile: required(env, 'KEY_FILE'), indexKeyFile: required(env, 'INDEX_KEY_FILE') })
}
