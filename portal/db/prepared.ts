import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { hasCode } from './error-code.ts'

/** Statements kept prepared at most: lists of varying length would fill the memory of every connection. */
const mostPrepared = 400

/** The same text bears the same name on every connection. */
const names = new Map<string, string>()

/** A pool whose statements with parameters are parsed once a connection; Kysely by itself names none. */
export function preparing(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PreparingClient>()

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const preparing = clients.get(client) ?? new PreparingClient(client)
      clients.set(client, preparing)
      return preparing
    },
  }
}

class PreparingClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(text: string | PostgresCursor<R>, parameters: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('The portal reads no cursors')
    return this.#run(text, [...parameters])
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy)
  }

  async #run(text: string, values: unknown[]): Promise<unknown> {
    const name = values.length > 0 ? nameOf(text) : undefined
    if (name === undefined) return this.#client.query(text, values)

    try {
      return await this.#client.query({ name, text, values })
    } catch (error) {
      // A newer instance changed a table: the plan is refused before it runs, so the statement may go again unnamed.
      const outdated = hasCode(error, '0A000') && String(error).includes('cached plan')
      if (!outdated) throw error
      return this.#client.query(text, values).catch(() => {
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
