import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Db } from '../db/schema.ts'
import { addressLimit } from '../http/address-limit.ts'
import { paths } from '../paths.ts'
import { sessionHash } from './cookie.ts'
import { leftOf, markOf } from './left.ts'
import { standingOf, stay } from './left-queries.ts'

type Deps = { readonly db: Db; readonly now: () => Date }

/**
 * What the script of a signed-in page asks before it warns, and says when its person stays. No cookie is set or dropped:
 * the answer may be late, and another tab may have signed in meanwhile.
 */
export const leftRoutes: FastifyPluginAsync<Deps> = async (app, { db, now }) => {
  const config = { level: 'session' } as const
  const preHandler = addressLimit({ perMinute: 600 })

  app.get(paths.sessionLeft, { config, preHandler }, async (request, reply) => {
    const told = await answer(request, standingOf)
    return reply.code(told === undefined ? 401 : 200).send(told ?? {})
  })

  app.post(paths.sessionStay, { config, preHandler }, async (request, reply) => {
    const told = await answer(request, stay)
    return reply.code(told === undefined ? 401 : 200).send(told ?? {})
  })

  async function answer(request: FastifyRequest, ask: typeof standingOf) {
    const tokenHash = sessionHash(request)
    const at = now()
    const standing = tokenHash && (await ask(db, { tokenHash, now: at }))
    if (standing === undefined) return undefined

    const { account_id: accountId, seen_at: seenAt, began_at: beganAt } = standing
    return { ...leftOf({ seenAt, beganAt }, at), whose: markOf(accountId) }
  }
}
