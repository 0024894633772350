import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { openCabinet } from '../../account/cabinet.ts'
import { record, type EventName } from '../../audit/audit.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { dayInZone } from '../../lib/date-words.ts'
import { pathTo, paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { sessionHash } from '../../session/cookie.ts'
import { sessionEnded } from '../../session/ended.ts'
import { send } from '../../ui/send.ts'
import { isOwnCard } from '../keeper.ts'
import { openCard, uuidOf, type OpenedCard } from '../open-card-queries.ts'
import { nameOn } from '../patient-card.ts'
import { answerReturn, undoUntil } from './leaving.ts'
import { latePage, leavingPage, ownCardPage } from './page.ts'
import { isUnlinked, returnCard, unlinkCard } from './queries.ts'

const Card = Type.Object({ card: Type.String() })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

export const leavingRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(
    paths.cardLeaving,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const opened = await openCard(request, request.params.card, deps)
      return opened === undefined ? sessionEnded(request, reply, deps) : ask(reply, opened)
    },
  )

  app.post(
    paths.cardLeaving,
    { config: { level: 'fresh' }, schema: { params: Card } },
    async (request, reply) => {
      const opened = await openCard(request, request.params.card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      const { card, tokenHash } = opened
      const at = now()
      if (card === undefined) {
        const isDone = await isUnlinked(db, { tokenHash, cardId: uuidOf(request.params.card), now: at })
        return isDone ? reply.redirect(`${paths.cards}?unlinked`, 303) : reply.callNotFound()
      }
      if (isOwnCard(card.keeper)) return ask(reply.code(409), opened)
      // The page was open for longer than a proof is fresh: it asks for one now, and nothing is unlinked.
      if (opened.masked) return ask(reply.code(403), opened)

      const event = eventOf(request, {
        ...opened.cabinet.session,
        cardId: card.id,
        at,
        name: 'card.unlinked',
      })
      // False for the second of two presses: the first one has just done it.
      await unlinkCard(db, { tokenHash, cardId: card.id, now: at, event })
      return reply.redirect(`${paths.cards}?unlinked`, 303)
    },
  )

  app.post(
    paths.cardReturn,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const cabinet = await openCabinet(request, { ...deps, now: now() })
      const tokenHash = sessionHash(request)
      if (cabinet === undefined || tokenHash === undefined) {
        return sessionEnded(request, reply, deps, { unsent: 'lost' })
      }
      const cardId = uuidOf(request.params.card)
      const at = now()
      const event = eventOf(request, { ...cabinet.session, cardId, at, name: 'card.returned' })
      const former = await returnCard(db, { tokenHash, cardId, now: at, event })
      if (former === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      const answer = answerReturn(former)
      if (answer === 'late') return send(reply.code(410), latePage(cabinet))
      if (answer === 'unknown') return reply.callNotFound()
      return reply.redirect(`${pathTo(paths.card, { card: cardId })}?returned`, 303)
    },
  )

  function ask(reply: FastifyReply, { card, cabinet, timeZone, masked }: OpenedCard) {
    if (card === undefined) return reply.callNotFound()
    if (isOwnCard(card.keeper)) return send(reply, ownCardPage(cabinet))
    const until = dayInZone(undoUntil(now()), timeZone)
    return send(
      reply,
      leavingPage({
        frame: cabinet.frame,
        card: { id: card.id, name: nameOn(card.content) },
        until,
        isProved: !masked,
      }),
    )
  }

  type Happened = {
    readonly region: string
    readonly id: string
    readonly accountId: string
    readonly cardId: string
    readonly at: Date
    readonly name: EventName
  }

  function eventOf(request: FastifyRequest, { region, id, accountId, cardId, at, name }: Happened) {
    return record(vault, {
      region,
      at,
      event: name,
      requestId: request.id,
      address: request.ip,
      accountId,
      sessionId: id,
      cardId,
    })
  }
}
