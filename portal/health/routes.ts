import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { FastifyPluginAsync } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Providers } from '../identity/providers.ts'
import { paths } from '../paths.ts'

/** In milliseconds: a balancer waits no longer, and a database that is frozen answers never. */
const patience = 2000

type Deps = { readonly db: Db; readonly providers: Providers }

/** For the balancer: alive says that the process answers, ready that it can serve people. */
export const healthRoutes: FastifyPluginAsync<Deps> = async (app, { db, providers }) => {
  app.get(paths.alive, { config: { level: 'public' } }, async (_, reply) =>
    reply.type('text/plain; charset=utf-8').send('ok\n'),
  )

  app.get(paths.ready, { config: { level: 'public' } }, async (_, reply) => {
    reply.type('text/plain; charset=utf-8')
    try {
      await Promise.race([sql`select ${1}::int`.execute(db), tooLate()])
    } catch {
      return reply.code(503).send('database\n')
    }
    // A road that is down later is told to the person who takes it; with none from the start nobody could come in.
    // Each is asked, since asking looks again.
    const roads = providers.all.map((provider) => provider.isReady())
    return roads.includes(true) ? reply.send('ok\n') : reply.code(503).send('identity provider\n')
  })
}

async function tooLate(): Promise<never> {
  await wait(patience, undefined, { ref: false })
  throw new Error('The database is silent')
}
