import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { openCabinet } from '../account/cabinet.ts'
import { record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { reach } from '../failpoint.ts'
import { frameOf } from '../frame.ts'
import { readCookie } from '../http/cookies.ts'
import { languageOf } from '../http/language.ts'
import type { Providers } from '../identity/providers.ts'
import { pathTo, paths } from '../paths.ts'
import { bandsOf, bySlug, regionCookie, slugOf, type Regions } from '../region/region.ts'
import { sessionEnded } from '../session/ended.ts'
import { send } from '../ui/send.ts'
import { dayInZone } from '../lib/date-words.ts'
import { homeOf } from './pages/home.ts'
import { isOwnCard } from './keeper.ts'
import { helpWords } from './messages.ts'
import { openCard, openCards, type OpenCard } from './open-card-queries.ts'
import { cardPage, type CardPage } from './pages/card.ts'
import { cardsPage, type CardsPage } from './pages/cards.ts'
import type { Done } from './pages/notices.ts'
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
  readonly providers: Providers
}

/** A second press of the button finds it done, or is overtaken by the first one. */
const isDone = (card: OpenCard, version: number) => card.checkedAt !== null && card.version === version

const dones = new Map<string, Done>([
  ['?checked', 'checked'],
  ['?made', 'made'],
  ['?children', 'children'],
  ['?taken', 'taken'],
  ['?saved', 'saved'],
  ['?withdrawn', 'withdrawn'],
  ['?cleared', 'cleared'],
  ['?unlinked', 'unlinked'],
  ['?returned', 'returned'],
  ['?reopened', 'reopened'],
  ['?answered', 'answered'],
])

export const patientCardRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, regions, serviceName, providers } = deps

  app.get(paths.cards, { config: { level: 'masked' } }, async (request, reply) => {
    const { search } = new URL(request.url, 'http://portal')
    return showCards(request, reply, { done: dones.get(search) })
  })

  app.get(paths.card, { config: { level: 'masked' }, schema: { params: Card } }, async (request, reply) => {
    const { search } = new URL(request.url, 'http://portal')
    return showCard(request, reply, request.params.card, { done: dones.get(search) })
  })

  // No version of its own: a check changes nothing that another form could have shown.
  app.post(
    paths.cardChecked,
    { config: { level: 'session' }, schema: { params: Card, body: Checked } },
    async (request, reply) => {
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
        cardId: card.id,
      })
      const done = `${homeOf(card)}?checked`
      if (isDone(card, version)) return reply.redirect(done, 303)

      reach('before-check-card')
      const isKept = await keepCheck(db, { tokenHash, cardId: card.id, version, now: at, event })
      reach('after-check-card')
      if (isKept) return reply.redirect(done, 303)

      const fresh = await openCard(request, card.id, deps)
      if (fresh?.card !== undefined && isDone(fresh.card, version)) return reply.redirect(done, 303)
      return isOwnCard(card.keeper)
        ? showCards(request, reply.code(409), { stale: true })
        : showCard(request, reply.code(409), card.id, { stale: true })
    },
  )

  app.get(paths.cardsHelp, { config: { level: 'public' } }, async (request, reply) => {
    const cabinet = await openCabinet(request, { ...deps, now: now() })
    const language = languageOf(request)
    const help = helpWords[language]
    const region = cabinet?.region ?? bySlug(regions, readCookie(request.headers.cookie, regionCookie) ?? '')
    return send(
      reply,
      helpPage({
        frame: cabinet?.frame ?? frameOf({ serviceName, language, region }),
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

    const { cabinet, cards, passed, unlinked, draft, masked, timeZone, viewer } = opened
    return send(
      reply,
      cardsPage({
        frame: cabinet.frame,
        cards,
        unlinked,
        draft,
        masked,
        timeZone,
        viewer,
        tellsChildren: providers.of(cabinet.region.code).children !== undefined,
        today: dayInZone(now(), timeZone),
        bands: bandsOf(cabinet.region),
        passed,
        unsavedPath: unsavedPath(request, [...cards.map(({ id }) => id), draft?.cardId ?? ''], masked),
        ...told,
      }),
    )
  }

  async function showCard(
    request: FastifyRequest,
    reply: FastifyReply,
    cardId: string,
    told: Pick<CardPage, 'done' | 'stale'>,
  ) {
    const opened = await openCard(request, cardId, deps)
    if (opened === undefined) return sessionEnded(request, reply, deps)

    const { cabinet, card, masked, timeZone, viewer } = opened
    if (card === undefined) return reply.callNotFound()
    return send(
      reply,
      cardPage({
        frame: cabinet.frame,
        card,
        masked,
        timeZone,
        viewer,
        today: dayInZone(now(), timeZone),
        bands: bandsOf(cabinet.region),
        unsavedPath: unsavedPath(request, [card.id], masked),
        ...told,
      }),
    )
  }

  /** The form that this browser sent when its session was over, where it was of one of these cards. */
  function unsavedPath(request: FastifyRequest, cards: readonly string[], masked: boolean) {
    const unsaved = unsavedIn(request, vault, now())
    const isShown = unsaved !== undefined && cards.includes(unsaved.card)
    return isShown && mayShowUnsaved(unsaved, { masked }) ? formPath(unsaved) : undefined
  }
}
