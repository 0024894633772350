import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { frameOf } from '../frame.ts'
import { addressLimit } from '../http/address-limit.ts'
import { cameFrom } from '../http/came-from.ts'
import { isOwnNavigation } from '../http/origin.ts'
import { regionOf } from '../http/region-parameter.ts'
import { languageOf } from '../http/language.ts'
import { agreementOf } from '../identity/agreement.ts'
import type { Providers } from '../identity/providers.ts'
import { startRoad } from '../identity/start.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { cookiesOff, hasNoCookies } from '../session/cookies-off.ts'
import { browserToken } from '../session/cookie.ts'
import { hashOf } from '../session/token.ts'
import { send } from '../ui/send.ts'
import { registrationPage } from './page.ts'
import { agreedAttempt } from './queries.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly providers: Providers
}

export const registrationRoutes: FastifyPluginAsync<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName } = deps

  app.get(paths.registration, { config: { level: 'attempt' } }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const address = { region: slugOf(region) }
    const agreed = await agreedBy(request, region.code)
    if (agreed === undefined) return backToConsent(request, reply, region)
    return send(
      reply,
      registrationPage({
        frame: frameOf({ serviceName, language: languageOf(request), region }),
        startPath: pathTo(paths.registrationStart, address),
        backPath: pathTo(paths.consent, address),
      }),
    )
  })

  const preHandler = addressLimit({ perMinute: 300 })
  app.post(paths.registrationStart, { config: { level: 'attempt' }, preHandler }, start)
  app.get(
    paths.registrationStart,
    { config: { level: 'attempt' }, exposeHeadRoute: false, preHandler },
    async (request, reply) => {
      const region = regionOf(request, regions)
      if (region === undefined) return reply.callNotFound()
      // A prefetch, an image or another site must not start anything: such a browser sees the page with the button.
      if (!isOwnNavigation(request.headers)) {
        return reply.redirect(pathTo(paths.registration, { region: slugOf(region) }), 303)
      }
      return start(request, reply)
    },
  )

  async function start(request: FastifyRequest, reply: FastifyReply) {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const browser = browserToken(request)
    const agreed = await agreedBy(request, region.code)
    const agreement = agreed && agreementOf(vault, { region: region.code, ...agreed })
    if (browser === undefined || agreement === undefined) return backToConsent(request, reply, region)
    return startRoad(request, reply, deps, {
      browser,
      region: region.code,
      purpose: 'registration',
      agreement,
    })
  }

  function backToConsent(request: FastifyRequest, reply: FastifyReply, region: Region) {
    const consentPath = pathTo(paths.consent, { region: slugOf(region) })
    // Nobody comes from the consent to here without having agreed, and been given a cookie, a moment ago.
    if (hasNoCookies(request) && cameFrom(request.headers) === consentPath) {
      return cookiesOff(reply, {
        frame: frameOf({ serviceName, language: languageOf(request), region }),
        againPath: consentPath,
      })
    }
    const told = browserToken(request) === undefined ? '' : '?again'
    return reply.redirect(`${consentPath}${told}`, 303)
  }

  async function agreedBy(request: FastifyRequest, region: string) {
    const browser = browserToken(request)
    return browser === undefined
      ? undefined
      : agreedAttempt(db, { region, browserHash: hashOf(browser), now: now() })
  }
}
