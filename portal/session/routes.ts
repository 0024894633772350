import type { FastifyPluginAsync } from 'fastify'
import { record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { frameOf } from '../frame.ts'
import { regionOf } from '../http/region-parameter.ts'
import type { Providers } from '../identity/providers.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Regions } from '../region/region.ts'
import { send } from '../ui/send.ts'
import { dropSession, sessionHash } from './cookie.ts'
import { signedOutPage } from './page.ts'
import { endSession, sessionToEnd } from './queries.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly providers: Providers
  readonly origin: URL
}

export const sessionRoutes: FastifyPluginAsync<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName, providers, origin } = deps

  app.post(paths.signOut, async (request, reply) => {
    // By name: `"cookies"` would empty every site of the domain. The cache would show the cabinet after «Назад».
    reply.header('set-cookie', dropSession()).header('clear-site-data', '"cache"')
    const tokenHash = sessionHash(request)
    const session = tokenHash && (await sessionToEnd(db, tokenHash))
    const region = session && regions.get(session.region)
    if (tokenHash === undefined || session === undefined || region === undefined)
      return reply.redirect(paths.regions, 303)

    const event = record(vault, {
      region: session.region,
      at: now(),
      event: 'session.ended',
      requestId: request.id,
      address: request.ip,
      accountId: session.account_id,
      sessionId: session.id,
    })
    await endSession(db, { tokenHash, event })

    const signedOut = pathTo(paths.signedOut, { region: slugOf(region) })
    // Whoever sits down next must not get in by the session that Госуслуги still keeps.
    return reply.redirect(
      session.how === 'esia'
        ? providers.of(session.region).endUrl(new URL(signedOut, origin).href)
        : signedOut,
      303,
    )
  })

  app.get(paths.signedOut, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const address = { region: slugOf(region) }
    return send(
      reply,
      signedOutPage({
        frame: frameOf(serviceName, region),
        signInPath: pathTo(paths.signIn, address),
        mainPath: pathTo(paths.main, address),
      }),
    )
  })
}
