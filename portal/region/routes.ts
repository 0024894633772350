import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { frameOf } from '../frame.ts'
import { BadRequest } from '../errors.ts'
import { readCookie, writeCookie } from '../http/cookies.ts'
import { regionOf } from '../http/region-parameter.ts'
import { languageOf } from '../http/language.ts'
import { pathTo, paths } from '../paths.ts'
import { send } from '../ui/send.ts'
import { mainPage, regionsPage } from './page.ts'
import { bySlug, listRegions, regionCookie, type Regions } from './region.ts'

const year = 365 * 24 * 60 * 60

const Choice = Type.Object({ region: Type.String({ maxLength: 8 }) }, { additionalProperties: false })

type Deps = { readonly regions: Regions; readonly serviceName: string }

export const regionRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, { regions, serviceName }) => {
  app.get(paths.regions, { config: { level: 'public' } }, async (request, reply) => {
    const listed = listRegions(regions, readCookie(request.headers.cookie, regionCookie), languageOf(request))

    return send(
      reply,
      regionsPage({ frame: frameOf({ serviceName, language: languageOf(request) }), listed }),
    )
  })

  app.post(
    paths.chooseRegion,
    { config: { level: 'public' }, schema: { body: Choice } },
    async (request, reply) => {
      const region = bySlug(regions, request.body.region)
      if (region === undefined) throw new BadRequest('region')

      reply.header('set-cookie', writeCookie(regionCookie, request.body.region, { maxAge: year }))
      return reply.redirect(pathTo(paths.main, request.body), 303)
    },
  )

  app.get(paths.main, { config: { level: 'public' } }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    return send(
      reply,
      mainPage({ frame: frameOf({ serviceName, language: languageOf(request), region }), region }),
    )
  })
}
