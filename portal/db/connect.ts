import type { Db } from './schema.ts'

/** An open database; `now` is the one clock of the portal. */
export type Database = {
  readonly db: Db
  readonly kind: 'pglite' | 'postgres'
  /** Own clock plus the offset to the database, measured at start and each minute. */
  readonly now: () => Date
  close(): Promise<void>
}

export { openPglite, type PgliteSettings } from './pglite.ts'
export { openPostgres, type PostgresSettings } from './postgres.ts'
