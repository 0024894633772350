import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { StartError } from '../lib/start-error.ts'
import type { Database } from './connect.ts'
import { hasCode } from './error-code.ts'
import type { Db } from './schema.ts'

const ownMigrations = new URL('migrations/', import.meta.url)

/**
 * Brings the database to this code's tables: each new `.sql` file once, in the order of names, all in one
 * transaction. Several instances may start at once: one migrates, the others wait for it.
 *
 * @returns the names of the files that were run
 * @throws StartError when the database was made by a newer portal, or its role may not change tables
 */
export async function migrate(
  { db, kind }: Pick<Database, 'db' | 'kind'>,
  folder: URL = ownMigrations,
): Promise<readonly string[]> {
  const migrations = await readMigrations(folder)

  return db.connection().execute(async (connection) => {
    // Waiting for another instance may take longer than any statement of a request may.
    if (kind === 'postgres') await sql`set statement_timeout = 0`.execute(connection)
    try {
      return await run(connection, migrations)
    } finally {
      if (kind === 'postgres') await sql`reset statement_timeout`.execute(connection)
    }
  })
}

async function run(db: Db, migrations: Record<string, Migration>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return (results ?? []).map((result) => result.migrationName)

  const newer = await unknownMigration(db, migrations)
  if (newer !== undefined) {
    throw new StartError(`База новее этой версии портала: в ней есть ${newer}. Запустите новую версию`, {
      cause: error,
    })
  }
  if (hasCode(error, '42501')) {
    throw new StartError(
      'У роли в DATABASE_URL нет прав менять таблицы: примените миграции ролью владельца',
      { cause: error },
    )
  }
  throw error
}

async function readMigrations(folder: URL): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const migrations = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, folder), 'utf8')
      const up = async (db: Db) => {
        await sql.raw(text).execute(db)
      }
      return [file.slice(0, -'.sql'.length), { up }] as const
    }),
  )
  return Object.fromEntries(migrations)
}

async function unknownMigration(db: Db, known: Record<string, Migration>): Promise<string | undefined> {
  const there = await sql<{
    name: string | null
  }>`select to_regclass('kysely_migration')::text as name`.execute(db)
  if (there.rows[0]?.name === null) return undefined

  const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return done.rows.find(({ name }) => !Object.hasOwn(known, name))?.name
}
