import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { hasCode } from './error-code.ts'

/** Statements kept prepared at most: lists of varying length would fill the memory of every connection. */
const mostPrepared = 400

/** The same text bears the same name on every connection. */
const names = new Map<string, string>()

/**
 * A pool as Kysely takes it, with what Kysely lacks: statements with parameters are parsed once a connection, and a
 * connection that the server is closing is not handed to the next one.
 */
export function preparing(pool: pg.Pool, { prepare }: { readonly prepare: boolean }): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PreparingClient>()

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const preparing = clients.get(client) ?? new PreparingClient(client, prepare)
      clients.set(client, preparing)
      return preparing
    },
  }
}

class PreparingClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly #prepare: boolean
  #closing = false

  constructor(client: pg.PoolClient, prepare: boolean) {
    this.#client = client
    this.#prepare = prepare
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(text: string | PostgresCursor<R>, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('The portal reads no cursors')
    return this.#run(text, [...parameters])
  }

  release(destroy = false): void {
    this.#client.release(destroy || this.#closing)
  }

  async #run(text: string, values: unknown[]): Promise<unknown> {
    try {
      const name = this.#prepare && values.length > 0 ? nameOf(text) : undefined
      return await (name === undefined
        ? this.#client.query(text, values)
        : this.#runPrepared({ name, text, values }))
    } catch (error) {
      // After a FATAL error the server hangs up, which the socket tells only later.
      if (error instanceof Error && 'severity' in error && error.severity === 'FATAL') this.#closing = true
      throw error
    }
  }

  async #runPrepared(statement: { name: string; text: string; values: unknown[] }): Promise<unknown> {
    try {
      return await this.#client.query(statement)
    } catch (error) {
      // A newer instance changed a table: the plan is refused before it runs, so the statement may go again unnamed.
      const outdated = hasCode(error, '0A000') && String(error).includes('cached plan')
      if (!outdated) throw error
      return this.#client.query(statement.text, statement.values).catch(() => {
        throw error
      })
    }
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostPrepared) return known

  const name = `registratura_${names.size}`
  names.set(text, name)
  return name
}
