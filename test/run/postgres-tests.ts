import { startPostgres } from '../postgres.ts'
import { nodeTests } from './node-tests.ts'
import type { Outcome } from './outcome.ts'

/** The tests that use a database once more, now on a PostgreSQL of this run's own. */
export async function postgresTests(half: string, files: readonly string[]): Promise<Outcome> {
  const server = await startPostgres()
  try {
    return await nodeTests(half, files, { TEST_DATABASE: 'postgres', TEST_DATABASE_URL: server.url })
  } finally {
    await server.stop()
  }
}
