import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { openCabinet } from '../account/cabinet.ts'
import { record, type EventName } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { frameOf } from '../frame.ts'
import { regionOf } from '../http/region-parameter.ts'
import { languageOf } from '../http/language.ts'
import type { Providers } from '../identity/providers.ts'
import { dayInZone } from '../lib/date-words.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { dropSession, sessionHash } from '../session/cookie.ts'
import { sessionEnded } from '../session/ended.ts'
import { send } from '../ui/send.ts'
import { comeBackUntil, mayClose } from './closing.ts'
import { closedPage, closingPage } from './page.ts'
import { closeAccount, closedBy } from './queries.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly providers: Providers
  readonly origin: URL
}

export const closingRoutes: FastifyPluginAsync<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName, providers, origin } = deps

  app.get(paths.closing, { config: { level: 'session' } }, async (request, reply) => {
    const at = now()
    const cabinet = await openCabinet(request, { ...deps, now: at })
    if (cabinet === undefined) return sessionEnded(request, reply, deps)

    const { frame, region, session } = cabinet
    const until = dayInZone(comeBackUntil(at), region.timeZone)
    return send(reply, closingPage({ frame, until, isProved: mayClose(session, at) }))
  })

  app.post(paths.closing, { config: { level: 'fresh' } }, async (request, reply) => {
    const at = now()
    const cabinet = await openCabinet(request, { ...deps, now: at })
    const tokenHash = sessionHash(request)
    if (cabinet === undefined || tokenHash === undefined) return closedOrEnded(request, reply)
    // The page was open for longer than a proof is fresh: it asks for one now, and nothing is closed.
    if (!mayClose(cabinet.session, at)) return reply.redirect(paths.closing, 303)

    const { region, id: sessionId, accountId } = cabinet.session
    const event = (name: EventName) =>
      record(vault, {
        region,
        at,
        event: name,
        requestId: request.id,
        address: request.ip,
        accountId,
        sessionId,
      })
    const isClosed = await closeAccount(db, {
      tokenHash,
      now: at,
      closed: event('account.closed'),
      withdrawn: event('consent.withdrawn'),
    })
    return isClosed ? leave(reply, cabinet.region) : closedOrEnded(request, reply)
  })

  app.get(paths.closed, { config: { level: 'public' } }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()
    const mainPath = pathTo(paths.main, { region: slugOf(region) })
    return send(
      reply,
      closedPage({ frame: frameOf({ serviceName, language: languageOf(request), region }), mainPath }),
    )
  })

  /** A second press of the button, or one that came when the session was over. */
  async function closedOrEnded(request: FastifyRequest, reply: FastifyReply) {
    const tokenHash = sessionHash(request)
    const code = tokenHash && (await closedBy(db, tokenHash))
    const region = code === undefined ? undefined : regions.get(code)
    return region === undefined
      ? sessionEnded(request, reply, deps, { unsent: 'lost' })
      : leave(reply, region)
  }

  /** As at a sign-out: whoever sits down next must not get in by the session that Госуслуги still keeps. */
  function leave(reply: FastifyReply, region: Region) {
    reply.header('set-cookie', dropSession()).header('clear-site-data', '"cache"')
    const closed = new URL(pathTo(paths.closed, { region: slugOf(region) }), origin)
    return reply.redirect(providers.of(region.code).endUrl(closed.href), 303)
  }
}
