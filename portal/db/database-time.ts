import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** The database's clock, in milliseconds since 1970 with their fraction. */
export async function databaseTime(db: Db): Promise<number> {
  const time = sql<{ ms: number }>`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`
  const { rows } = await time.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The database told no time')
  return row.ms
}
