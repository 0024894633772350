import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { openPglite, openPostgres, type Database } from '../portal/db/connect.ts'
import { migrate } from '../portal/db/migrate.ts'

const migrations = new URL('../portal/db/migrations/', import.meta.url)
const cache = new URL('../node_modules/.cache/registratura/', import.meta.url)

/**
 * A migrated database of this test file's own, closed after its last test: embedded, or in the PostgreSQL of
 * `TEST_DATABASE_URL`. `TEST_DATABASE` (`pglite`, `postgres`) chooses where both are there.
 */
export async function freshDatabase(): Promise<Database> {
  const database = usesPostgres()
    ? await freshPostgres()
    : await openPglite(':memory:', { dump: await migratedDump() })
  after(() => database.close())
  return database
}

/** Whether the tests of this run go to PostgreSQL. */
export function usesPostgres(): boolean {
  const { TEST_DATABASE: chosen, TEST_DATABASE_URL: url } = process.env
  if (chosen !== undefined && chosen !== 'pglite' && chosen !== 'postgres') {
    throw new Error('TEST_DATABASE is pglite or postgres')
  }
  if (chosen === 'postgres' && !url) throw new Error('TEST_DATABASE=postgres needs TEST_DATABASE_URL')
  return chosen === undefined ? Boolean(url) : chosen === 'postgres'
}

/** An empty database in the PostgreSQL of the tests, for a test that migrates by itself or reads the log of a crash. */
export async function emptyPostgres(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await administer(`create database ${name}`)
  return { url: urlOf(name), drop: () => administer(`drop database if exists ${name} with (force)`) }
}

async function freshPostgres(): Promise<Database> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await administer(`create database ${name} template ${await migratedTemplate()}`)
  const database = await openPostgres(urlOf(name), { connections: 4 })
  return {
    ...database,
    async close() {
      await database.close()
      await administer(`drop database if exists ${name} with (force)`)
    },
  }
}

/** Made by whichever file of tests comes first; the others wait at the advisory lock. */
async function migratedTemplate(): Promise<string> {
  const name = `template_${fingerprint()}`
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7102)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const making = `${name}_making`
      await client.query(`drop database if exists ${making} with (force)`)
      await client.query(`create database ${making}`)
      const database = await openPostgres(urlOf(making))
      await migrate(database)
      await database.close()
      await client.query(`alter database ${making} rename to ${name}`)
    }
    return name
  } finally {
    await client.end()
  }
}

/** Making an embedded database takes seconds, loading its dump half of one. */
async function migratedDump(): Promise<Blob> {
  const dump = new URL(`embedded-${fingerprint()}.tar`, cache)
  if (!existsSync(dump)) await makeDump(dump)
  return new Blob([await readFile(dump)])
}

async function makeDump(dump: URL): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'registratura-'))
  const database = await openPglite(join(folder, 'pglite'))
  await migrate(database)
  await database.close()
  // Template databases, which nobody opens, are half of what every test would have to load.
  for (const template of ['1', '4']) {
    await rm(join(folder, 'pglite', 'base', template), { recursive: true })
    await mkdir(join(folder, 'pglite', 'base', template))
  }

  const pglite = new PGlite({ dataDir: join(folder, 'pglite') })
  await pglite.waitReady
  const tar = await pglite.dumpDataDir('none')
  await pglite.close()
  await rm(folder, { recursive: true })

  const draft = new URL(`${dump.href}.${process.pid}`)
  await mkdir(cache, { recursive: true })
  await writeFile(draft, Buffer.from(await tar.arrayBuffer()))
  await rename(draft, dump)
}

function fingerprint(): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of migrationFiles()) hash.update(file).update(readFileSync(new URL(file, migrations)))
  return hash.digest('hex').slice(0, 16)
}

function migrationFiles(): readonly string[] {
  return readdirSync(migrations)
    .filter((file) => file.endsWith('.sql'))
    .sort()
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL']
  if (!url) throw new Error('TEST_DATABASE_URL is missing')
  return url
}

function urlOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.href
}
