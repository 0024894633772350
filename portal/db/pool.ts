import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { hasCode } from './error-code.ts'
import { markUnavailable } from './unavailable.ts'

/** Statements kept prepared at most: lists of varying length would fill the memory of every connection. */
const mostPrepared = 400

export type Preparation = {
  readonly prepare: boolean
  /** In milliseconds: a server that is silent for longer is gone or frozen. */
  readonly silence: number
}

/** The same text bears the same name on every connection. */
const names = new Map<string, string>()

/**
 * A pool as Kysely takes it, with what Kysely lacks: statements with parameters are parsed once a connection, and a
 * connection that the server is closing is not handed to the next one.
 */
export function preparing(pool: pg.Pool, preparation: Preparation): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PreparingClient>()

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw markUnavailable(error)
      })
      const preparing = clients.get(client) ?? new PreparingClient(client, preparation)
      clients.set(client, preparing)
      return preparing
    },
  }
}

class PreparingClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient
  readonly #preparation: Preparation
  #closing = false

  constructor(client: pg.PoolClient, preparation: Preparation) {
    this.#client = client
    this.#preparation = preparation
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
      // A migration has no parameters, and may take its time.
      if (values.length === 0) return await this.#client.query(text)
      const statement = { text, values, query_timeout: this.#preparation.silence }
      const name = this.#preparation.prepare ? nameOf(text) : undefined
      return await (name === undefined
        ? this.#client.query(statement)
        : this.#runPrepared({ ...statement, name }))
    } catch (error) {
      if (isLost(error)) this.#closing = true
      throw markUnavailable(error)
    }
  }

  async #runPrepared(statement: pg.QueryConfig): Promise<unknown> {
    try {
      return await this.#client.query(statement)
    } catch (error) {
      // A newer instance changed a table: the plan is refused before it runs, so the statement may go again unnamed.
      const outdated = hasCode(error, '0A000') && String(error).includes('cached plan')
      if (!outdated) throw error
      return this.#client.query({ ...statement, name: undefined }).catch(() => {
        throw error
      })
    }
  }
}

/** After a FATAL error the server hangs up, which the socket tells only later; a silent one may answer the next query. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('severity' in error && error.severity === 'FATAL') || error.message === 'Query read timeout'
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostPrepared) return known

  const name = `registratura_${names.size}`
  names.set(text, name)
  return name
}
