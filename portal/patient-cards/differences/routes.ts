import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { sessionEnded } from '../../session/ended.ts'
import { send } from '../../ui/send.ts'
import { openCard } from '../open-card-queries.ts'
import { homeOf } from '../pages/home.ts'
import { cardPartNames } from '../patient-card.ts'
import { keepAnswers } from '../queries.ts'
import { answer, isAnswered, waitingIn } from './offer.ts'
import { differencesPage } from './page.ts'
import { sealedOffers } from './sealed-offers.ts'
import { sealedCorrection } from '../sealed-correction.ts'

const Card = Type.Object({ card: Type.String() })
const choice = Type.Union([Type.Literal('accept'), Type.Literal('keep')])
const Answers = Type.Object(
  {
    version: Type.String({ pattern: '^\\d{1,9}$' }),
    all: Type.Optional(choice),
    ...Object.fromEntries(cardPartNames.map((name) => [name, Type.Optional(choice)])),
  },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

export const differenceRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(
    paths.cardDifferences,
    { config: { level: 'masked' }, schema: { params: Card } },
    async (request, reply) => {
      const opened = await openCard(request, request.params.card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps)
      const { card, cabinet, masked, timeZone, viewer } = opened
      if (card === undefined) return reply.callNotFound()
      return send(reply, differencesPage({ frame: cabinet.frame, card, masked, timeZone, viewer }))
    },
  )

  app.post(
    paths.cardDifferences,
    { config: { level: 'masked' }, schema: { params: Card, body: Answers } },
    async (request, reply) => {
      const opened = await openCard(request, request.params.card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      const { card, cabinet, masked, timeZone, viewer, tokenHash } = opened
      if (card === undefined) return reply.callNotFound()

      const { version, all, ...typed } = request.body
      const chosen: Readonly<Record<string, string | undefined>> = typed
      const done = `${homeOf(card)}?answered`
      const named = cardPartNames.filter((name) => chosen[name] !== undefined)
      const waiting = waitingIn(card.offers)
      const told = (value: string) => waiting.filter((name) => (all ?? chosen[name]) === value)
      const answers = { accepted: told('accept'), kept: told('keep') }
      const form = { frame: cabinet.frame, card, masked, timeZone, viewer, chosen }
      if (isAnswered(card.offers, named)) return reply.redirect(done, 303)
      if (answers.accepted.length + answers.kept.length === 0)
        return send(reply.code(422), differencesPage({ ...form, error: 'unanswered' }))

      const { content, offers } = answer(card.content, card.offers, answers)
      const isChanged = answers.accepted.length > 0
      const { history, ...kept } = sealedCorrection(vault, request, {
        cabinet,
        tokenHash,
        card,
        version: Number(version),
        at: now(),
        after: content,
        kind: 'answered',
        reason: isChanged ? 'accepted' : 'kept',
      })
      const row = { region: cabinet.session.region, id: card.id }
      const isKept = await keepAnswers(db, {
        ...kept,
        offered: sealedOffers.seal(vault, row, offers),
        history: isChanged ? history : undefined,
      })
      if (isKept) return reply.redirect(done, 303)

      const fresh = await openCard(request, card.id, deps)
      if (fresh === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      if (fresh.card === undefined) return reply.callNotFound()
      if (isAnswered(fresh.card.offers, named)) return reply.redirect(done, 303)
      return send(reply.code(409), differencesPage({ ...form, card: fresh.card, error: 'stale' }))
    },
  )
}
