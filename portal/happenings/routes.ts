import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { cabinetOf } from '../account/cabinet.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { languageOf } from '../http/language.ts'
import { paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { sessionHash } from '../session/cookie.ts'
import { sessionEnded } from '../session/ended.ts'
import { send } from '../ui/send.ts'
import { pageLength, placePattern, readPlace } from './happening.ts'
import { openHappenings } from './open-happenings.ts'
import { happeningsPage } from './page.ts'
import { happeningsOf } from './queries.ts'

const Asked = Type.Object({ before: Type.Optional(Type.String({ pattern: placePattern })) })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

/** «Что происходило»: the events of a person's own account. */
export const happeningsRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(
    paths.happenings,
    { config: { level: 'session' }, schema: { querystring: Asked } },
    async (request, reply) => {
      const at = now()
      const before = readPlace(request.query.before)
      const told = await read(request, { now: at, before })
      const cabinet = cabinetOf(told, { ...deps, language: languageOf(request) })
      if (told === undefined || cabinet === undefined) return sessionEnded(request, reply, deps)

      const { region, frame, session } = cabinet
      const events = told.events.slice(0, pageLength)
      const last = told.events.length > pageLength ? events.at(-1) : undefined
      return send(
        reply,
        happeningsPage({
          frame,
          timeZone: region.timeZone,
          now: at,
          happenings: openHappenings(
            { events, cards: told.cards },
            { vault, region, sessionId: session.id, now: at },
          ),
          older: last && { at: new Date(last.at), id: last.id },
          isFirst: before === undefined,
        }),
      )
    },
  )

  async function read(request: FastifyRequest, asked: Omit<Parameters<typeof happeningsOf>[1], 'tokenHash'>) {
    const tokenHash = sessionHash(request)
    return tokenHash === undefined ? undefined : happeningsOf(db, { ...asked, tokenHash })
  }
}
