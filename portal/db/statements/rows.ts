import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Schema } from '../schema.ts'

type Row<T extends keyof Schema> = Insertable<Schema[T]>

/** `insert into … values …` for rows of one table: the columns are read from the first row, each row has the same. */
export function insertRows<T extends keyof Schema>(
  table: T,
  rows: readonly [Row<T>, ...Row<T>[]],
): RawBuilder<unknown> {
  const columns = Object.keys(rows[0])
  const tuples = rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row))
    return sql`(${sql.join(columns.map((column) => sql`${values.get(column)}`))})`
  })
  return sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(tuples)}`
}
