import { randomUUID } from 'node:crypto'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { readCabinet } from '../db/statements/read-cabinet.ts'
import { BackPath } from '../http/back-path.ts'
import { paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { browserToken, keepBrowser, sessionHash } from '../session/cookie.ts'
import { sessionEnded } from '../session/ended.ts'
import { hashOf, newToken } from '../session/token.ts'
import type { Providers } from './providers.ts'
import { takeProofWish, keepAttempt } from './queries.ts'
import { attemptLasts, startRoad } from './start.ts'

const Wish = Type.Object({ back: Type.Optional(BackPath) }, { additionalProperties: false })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly providers: Providers
  readonly origin: URL
}

/**
 * A fresh proof by Госуслуги. It has no documented way to demand a password anew, so its session is ended first
 * and the road is taken again; the callback then checks that the person did prove something since.
 */
export const proofRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, now, providers, origin } = deps

  app.post(
    paths.proofStart,
    { config: { level: 'session' }, schema: { body: Wish } },
    async (request, reply) => {
      const session = await liveSession(request)
      if (session === undefined) return sessionEnded(request, reply, deps)

      const browser = browserToken(request) ?? newToken()
      const at = now()
      await keepAttempt(db, {
        region: session.region,
        id: randomUUID(),
        purpose: 'proof',
        browser_hash: hashOf(browser),
        session_id: session.id,
        back_to: request.body.back ?? null,
        began_at: at,
        expires_at: new Date(at.getTime() + attemptLasts),
      })
      reply.header('set-cookie', keepBrowser(browser))
      return reply.redirect(providers.of(session.region).endUrl(new URL(paths.proofGoOn, origin).href), 303)
    },
  )

  // Госуслуги sends the browser here after its sign-out. It goes on only where this session asked for a proof.
  app.get(
    paths.proofGoOn,
    { config: { level: 'session' }, exposeHeadRoute: false },
    async (request, reply) => {
      const session = await liveSession(request)
      const browser = browserToken(request)
      if (session === undefined || browser === undefined) return sessionEnded(request, reply, deps)

      const asked = await takeProofWish(db, {
        region: session.region,
        sessionId: session.id,
        browserHash: hashOf(browser),
        now: now(),
      })
      if (asked === undefined) return reply.redirect(paths.settings, 303)
      return startRoad(request, reply, deps, {
        browser,
        region: session.region,
        purpose: 'proof',
        sessionId: session.id,
        backTo: asked.back_to,
      })
    },
  )

  async function liveSession(request: FastifyRequest) {
    const tokenHash = sessionHash(request)
    return tokenHash === undefined ? undefined : readCabinet(db, tokenHash, now())
  }
}
