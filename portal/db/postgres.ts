import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { StartError } from '../lib/start-error.ts'
import { startClock } from './clock.ts'
import { columnReaders } from './column-values.ts'
import type { Database } from './connect.ts'
import { databaseTime } from './database-time.ts'
import { explainConnectionFailure } from './connection-failure.ts'
import { preparing } from './pool.ts'
import type { Schema } from './schema.ts'

export type PostgresSettings = {
  /** Connections of this instance at most. */
  readonly connections?: number
  /** Off behind a pooler that can't follow prepared statements (PgBouncer before 1.21). */
  readonly prepareStatements?: boolean
  /** How long a statement may go unanswered, in milliseconds; the server itself cancels one after ten seconds. */
  readonly silence?: number
  /** Told of an idle connection that broke; the pool opens another by itself. */
  readonly onIdleError?: (error: Error) => void
}

/** PostgreSQL 15, as `server_version_num` tells it: the oldest that the portal is tried on. */
const oldestServer = 150_000

/**
 * Opens a pool to PostgreSQL and tries it once.
 *
 * @param url `postgresql://user:password@host:port/database`
 * @throws StartError when the server can't be reached, lets nobody in, or is older than 15
 */
export async function openPostgres(url: string, settings: PostgresSettings = {}): Promise<Database> {
  const pool = poolFor(url, settings)
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: preparing(pool, {
        prepare: settings.prepareStatements !== false,
        silence: settings.silence ?? 11_000,
      }),
    }),
  })

  try {
    await checkServer(db)
    const clock = await startClock(() => databaseTime(db))
    return {
      db,
      kind: 'postgres',
      now: clock.now,
      async close() {
        clock.stop()
        await db.destroy()
      },
    }
  } catch (error) {
    await db.destroy()
    if (error instanceof StartError) throw error
    throw new StartError(explainConnectionFailure(error, url), { cause: error })
  }
}

function poolFor(url: string, { connections = 10, onIdleError }: PostgresSettings): pg.Pool {
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StartError('DATABASE_URL должен иметь вид postgresql://имя:пароль@узел:порт/база')
  }
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'registratura',
    max: connections,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
    types: columnTypes(),
  })
  // Without a listener, a server that restarts would end the portal.
  pool.on('error', (error) => onIdleError?.(error))
  // The same for a connection in use: its statement fails by itself, the event tells nothing more.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

async function checkServer(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ version: number }>`
    select current_setting('server_version_num')::int as version`.execute(db)
  const version = rows[0]?.version ?? 0
  if (version < oldestServer) {
    throw new StartError(
      `Нужен PostgreSQL 15 или новее, а по DATABASE_URL отвечает ${Math.floor(version / 10_000)}`,
    )
  }
}

function columnTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  for (const [oid, read] of Object.entries<(text: string) => unknown>(columnReaders)) {
    types.setTypeParser(Number(oid), read)
  }
  return types
}
