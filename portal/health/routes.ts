import { sql } from 'kysely'
import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../db/schema.ts'
import { paths } from '../paths.ts'

/** For the balancer: alive says that the process answers, ready that it can serve people. */
export const healthRoutes: FastifyPluginAsync<{ readonly db: Db }> = async (app, { db }) => {
  app.get(paths.alive, async (_, reply) => reply.type('text/plain; charset=utf-8').send('ok\n'))

  app.get(paths.ready, async (_, reply) => {
    reply.type('text/plain; charset=utf-8')
    try {
      await sql`select 1`.execute(db)
      return await reply.send('ok\n')
    } catch {
      return reply.code(503).send('database\n')
    }
  })
}
