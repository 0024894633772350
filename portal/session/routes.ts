import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { frameOf } from '../frame.ts'
import { readCookie } from '../http/cookies.ts'
import { regionOf } from '../http/region-parameter.ts'
import { languageOf } from '../http/language.ts'
import type { Providers } from '../identity/providers.ts'
import { pathTo, paths } from '../paths.ts'
import { bySlug, regionCookie, slugOf, type Region, type Regions } from '../region/region.ts'
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

  app.post(paths.signOut, { config: { level: 'public' } }, async (request, reply) => {
    // By name: `"cookies"` would empty every site of the domain. The cache would show the cabinet after «Назад».
    reply.header('set-cookie', dropSession()).header('clear-site-data', '"cache"')
    const tokenHash = sessionHash(request)
    const session = tokenHash && (await sessionToEnd(db, tokenHash))
    const region = session && regions.get(session.region)
    if (tokenHash === undefined) return reply.redirect(paths.regions, 303)
    if (session === undefined || region === undefined) return reply.redirect(wayOutOfEnded(request), 303)

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

    return reply.redirect(session.how === 'esia' ? wayOutOfEsia(region) : signedOutPath(region), 303)
  })

  const signedOutPath = (region: Region) => pathTo(paths.signedOut, { region: slugOf(region) })

  /** Whoever sits down next must not get in by the session that Госуслуги still keeps. */
  const wayOutOfEsia = (region: Region) =>
    providers.of(region.code).endUrl(new URL(signedOutPath(region), origin).href)

  /** Pressed a second time, or too late: how the person came is forgotten, and that of Госуслуги may still be open. */
  function wayOutOfEnded({ headers }: FastifyRequest): string {
    const region = bySlug(regions, readCookie(headers.cookie, regionCookie) ?? '')
    return region === undefined ? paths.regions : wayOutOfEsia(region)
  }

  app.get(paths.signedOut, { config: { level: 'public' } }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const address = { region: slugOf(region) }
    return send(
      reply,
      signedOutPage({
        frame: frameOf({ serviceName, language: languageOf(request), region }),
        signInPath: pathTo(paths.signIn, address),
        mainPath: pathTo(paths.main, address),
      }),
    )
  })
}
