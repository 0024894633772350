import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { frameOf } from '../frame.ts'
import { addressLimit } from '../http/address-limit.ts'
import { isOwnNavigation } from '../http/origin.ts'
import { regionOf } from '../http/region-parameter.ts'
import { agreementOf } from '../identity/agreement.ts'
import type { IdentityProvider } from '../identity/provider.ts'
import { startRoad } from '../identity/start.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Regions } from '../region/region.ts'
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
  readonly provider: IdentityProvider
}

export const registrationRoutes: FastifyPluginAsync<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName } = deps

  app.get(paths.registration, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const address = { region: slugOf(region) }
    const agreed = await agreedBy(request, region.code)
    if (agreed === undefined) return reply.redirect(pathTo(paths.consent, address), 303)
    return send(
      reply,
      registrationPage({
        frame: frameOf(serviceName, region),
        startPath: pathTo(paths.registrationStart, address),
        backPath: pathTo(paths.consent, address),
      }),
    )
  })

  const preHandler = addressLimit({ perMinute: 300 })
  app.post(paths.registrationStart, { preHandler }, start)
  app.get(paths.registrationStart, { exposeHeadRoute: false, preHandler }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()
    // A prefetch, an image or another site must not start anything: such a browser sees the page with the button.
    if (!isOwnNavigation(request.headers)) {
      return reply.redirect(pathTo(paths.registration, { region: slugOf(region) }), 303)
    }
    return start(request, reply)
  })

  async function start(request: FastifyRequest, reply: FastifyReply) {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    const browser = browserToken(request)
    const agreed = await agreedBy(request, region.code)
    const agreement = agreed && agreementOf(vault, { region: region.code, ...agreed })
    if (browser === undefined || agreement === undefined) {
      return reply.redirect(pathTo(paths.consent, { region: slugOf(region) }), 303)
    }
    return startRoad(request, reply, deps, {
      browser,
      region: region.code,
      purpose: 'registration',
      agreement,
    })
  }

  async function agreedBy(request: FastifyRequest, region: string) {
    const browser = browserToken(request)
    return browser === undefined
      ? undefined
      : agreedAttempt(db, { region, browserHash: hashOf(browser), now: now() })
  }
}
