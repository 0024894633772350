import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { openCabinet } from '../account/cabinet.ts'
import { record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { reach } from '../failpoint.ts'
import { frameOf } from '../frame.ts'
import { readCookie } from '../http/cookies.ts'
import { pathTo, paths } from '../paths.ts'
import { bySlug, regionCookie, slugOf, type Regions } from '../region/region.ts'
import { sessionEnded } from '../session/ended.ts'
import { send } from '../ui/send.ts'
import { help } from './messages.ts'
import { openCard, openCards, type OpenCard } from './open-card-queries.ts'
import { cardsPage, type CardsPage, type Done } from './pages/cards.ts'
import { helpPage } from './pages/help.ts'
import { keepCheck } from './queries.ts'
import { formPath, mayShowUnsaved, unsavedIn } from './unsaved.ts'

const Card = Type.Object({ card: Type.String() })
const Checked = Type.Object(
  { version: Type.String({ pattern: '^\\d{1,9}$' }) },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

/** A second press of the button finds it done, or is overtaken by the first one. */
const isDone = (card: OpenCard, version: number) => card.checkedAt !== null && card.version === version

const dones = new Map<string, Done>([
  ['?checked', 'checked'],
  ['?saved', 'saved'],
  ['?withdrawn', 'withdrawn'],
])

export const patientCardRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName } = deps

  app.get(paths.cards, async (request, reply) => {
    const { search } = new URL(request.url, 'http://portal')
    return showCards(request, reply, { done: dones.get(search) })
  })

  // No version of its own: a check changes nothing that another form could have shown.
  app.post(paths.cardChecked, { schema: { params: Card, body: Checked } }, async (request, reply) => {
    const opened = await openCard(request, request.params.card, deps)
    if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
    const { card, tokenHash, cabinet } = opened
    if (card === undefined) return reply.callNotFound()

    const version = Number(request.body.version)
    const { region, id: sessionId, accountId } = cabinet.session
    const at = now()
    const event = record(vault, {
      region,
      at,
      event: 'card.checked',
      requestId: request.id,
      address: request.ip,
      accountId,
      sessionId,
    })
    if (isDone(card, version)) return reply.redirect(`${paths.cards}?checked`, 303)

    reach('before-check-card')
    const isKept = await keepCheck(db, { tokenHash, cardId: card.id, version, now: at, event })
    reach('after-check-card')
    if (isKept) return reply.redirect(`${paths.cards}?checked`, 303)

    const fresh = await openCard(request, card.id, deps)
    return fresh?.card !== undefined && isDone(fresh.card, version)
      ? reply.redirect(`${paths.cards}?checked`, 303)
      : showCards(request, reply.code(409), { stale: true })
  })

  app.get(paths.cardsHelp, async (request, reply) => {
    const cabinet = await openCabinet(request, { ...deps, now: now() })
    const region = cabinet?.region ?? bySlug(regions, readCookie(request.headers.cookie, regionCookie) ?? '')
    return send(
      reply,
      helpPage({
        frame: cabinet?.frame ?? frameOf(serviceName, region),
        back:
          cabinet === undefined
            ? { path: paths.regions, text: help.toRegions }
            : { path: paths.cards, text: help.toCards },
        supportPath: region && pathTo(paths.support, { region: slugOf(region) }),
      }),
    )
  })

  async function showCards(
    request: FastifyRequest,
    reply: FastifyReply,
    told: Pick<CardsPage, 'done' | 'stale'>,
  ) {
    const opened = await openCards(request, deps)
    if (opened === undefined) return sessionEnded(request, reply, deps)

    const { cabinet, cards, masked, timeZone } = opened
    const unsaved = unsavedIn(request, vault, now())
    const isShown = unsaved !== undefined && cards.some(({ id }) => id === unsaved.card)
    return send(
      reply,
      cardsPage({
        frame: cabinet.frame,
        cards,
        masked,
        timeZone,
        unsavedPath: isShown && mayShowUnsaved(unsaved, { masked }) ? formPath(unsaved) : undefined,
        ...told,
      }),
    )
  }
}
