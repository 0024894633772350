import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import Fastify from 'fastify'
import { emptyPostgres, freshDatabase, usesPostgres } from '../../test/database.ts'
import { wireTo } from '../../test/wire.ts'
import type { Database } from '../db/connect.ts'
import { openPostgres } from '../db/connect.ts'
import { healthRoutes } from './routes.ts'

async function healthOf({ db }: Pick<Database, 'db'>) {
  const app = Fastify()
  // No provider is asked before the database has answered.
  const providers = { all: [], of: () => assert.fail('health knows no region') }
  await app.register(healthRoutes, { db, providers })
  const of = async (url: string) => {
    const { statusCode, body } = await app.inject({ url })
    return `${statusCode} ${body.trim()}`
  }
  return { alive: () => of('/health/alive'), ready: () => of('/health/ready') }
}

test('an instance that no identity provider lets work is alive and not ready', async () => {
  const health = await healthOf(await freshDatabase())
  assert.equal(await health.alive(), '200 ok')
  assert.equal(await health.ready(), '503 identity provider')
})

// A wire to freeze runs to a server.
if (usesPostgres()) {
  test('a frozen database is told to the balancer while it still waits', async () => {
    const empty = await emptyPostgres()
    const wire = await wireTo(new URL(empty.url))
    const database = await openPostgres(wire.url, { connections: 1 })
    after(async () => {
      await database.close()
      wire.close()
      await empty.drop()
    })
    const health = await healthOf(database)
    wire.freeze()
    const asked = Date.now()
    assert.equal(await health.ready(), '503 database')
    assert.ok(Date.now() - asked < 5000)
    assert.equal(await health.alive(), '200 ok')
    wire.cut()
  })
}
