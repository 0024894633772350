import { randomUUID } from 'node:crypto'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { frameOf } from '../frame.ts'
import { addressLimit } from '../http/address-limit.ts'
import { regionOf } from '../http/region-parameter.ts'
import { languageOf } from '../http/language.ts'
import { pathTo, paths } from '../paths.ts'
import { slugOf, type Region, type Regions } from '../region/region.ts'
import { send } from '../ui/send.ts'
import { supportPage, supportSentPage } from './page.ts'
import { keepRequest, requestNumbered } from './queries.ts'
import { sealedRequest } from './sealed-request.ts'
import { checkRequest, isNumber, numberFrom, sameRequestFor, type Asked } from './support.ts'

const Request = Type.Object(
  { contact: Type.String({ maxLength: 20_000 }), message: Type.String({ maxLength: 50_000 }) },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

export const supportRoutes: FastifyPluginAsyncTypebox<Deps> = async (
  app,
  { db, vault, now, regions, serviceName },
) => {
  const pageFor = (request: FastifyRequest, region: Region) => {
    const address = { region: slugOf(region) }
    return {
      frame: frameOf({ serviceName, language: languageOf(request), region }),
      action: pathTo(paths.support, address),
      mainPath: pathTo(paths.main, address),
      phone: region.operator.phone,
    }
  }

  app.get(paths.support, { config: { level: 'public' } }, async (request, reply) => {
    const region = regionOf(request, regions)
    if (region === undefined) return reply.callNotFound()

    return send(reply, supportPage(pageFor(request, region)))
  })

  app.post(
    paths.support,
    { config: { level: 'public' }, schema: { body: Request }, preHandler: addressLimit({ perMinute: 30 }) },
    async (request, reply) => {
      const region = regionOf(request, regions)
      if (region === undefined) return reply.callNotFound()

      const checked = checkRequest(request.body)
      if (!checked.ok) {
        return send(
          reply.code(422),
          supportPage({ ...pageFor(request, region), asked: request.body, errors: checked.error }),
        )
      }

      const number = await keep(request, region, checked.value)
      // Told by a page of its own, so that a reload asks nothing twice.
      return reply.redirect(pathTo(paths.supportSent, { region: slugOf(region), number }), 303)
    },
  )

  /** Keeps what was asked, once; returns its number. */
  async function keep(request: FastifyRequest, region: Region, asked: Asked, turn = 0): Promise<string> {
    const words = JSON.stringify([asked.contact, asked.message])
    const number = numberFrom(vault.index(`support:${turn}`, region.code, words))
    const [id, at] = [randomUUID(), now()]
    const isKept = await keepRequest(db, {
      request: {
        region: region.code,
        id,
        number,
        sealed: sealedRequest.seal(vault, { region: region.code, id }, asked),
        sent_at: at,
      },
      event: record(vault, {
        region: region.code,
        at,
        event: 'support.asked',
        requestId: request.id,
        address: request.ip,
      }),
    })
    if (isKept) return number

    const before = await requestNumbered(db, { region: region.code, number })
    if (before === undefined) throw new Error('A support request is gone')
    const { contact, message } = sealedRequest.open(
      vault,
      { region: region.code, id: before.id },
      before.sealed,
    )
    const isSame = contact === asked.contact && message === asked.message
    if (isSame && at.getTime() - before.sent_at.getTime() < sameRequestFor) return number
    // The same words of another day, or other words that happen to have the same digits.
    return keep(request, region, asked, turn + 1)
  }

  app.get<{ Params: { number: string } }>(
    paths.supportSent,
    { config: { level: 'public' } },
    async (request, reply) => {
      const region = regionOf(request, regions)
      const { number } = request.params
      if (region === undefined || !isNumber(number)) return reply.callNotFound()

      const { frame, mainPath } = pageFor(request, region)
      return send(reply, supportSentPage({ frame, number, mainPath }))
    },
  )
}
