import { randomUUID } from 'node:crypto'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { fullName } from '../../account/account.ts'
import { record } from '../../audit/audit.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { timeInZone } from '../../lib/date-words.ts'
import { paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { sessionEnded } from '../../session/ended.ts'
import { send } from '../../ui/send.ts'
import { openCard } from '../open-card-queries.ts'
import { bundleOf } from './fhir/bundle.ts'
import { filePage } from './pages/file.ts'
import { printoutPage } from './pages/printout.ts'
import { noteTaken } from './queries.ts'

const Card = Type.Object({ card: Type.String() })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

export const takingAlongRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  // No event of its own: the browser prints, any page as well as this one, and nobody tells us that it did.
  app.get(
    paths.cardPrint,
    { config: { level: 'masked' }, schema: { params: Card } },
    async (request, reply) => {
      const opened = await openCard(request, request.params.card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps)
      const { card, cabinet, masked, timeZone } = opened
      if (card === undefined) return reply.callNotFound()

      const keeperName = fullName(cabinet.account)
      const madeAt = timeInZone(now(), timeZone)
      return send(reply, printoutPage({ frame: cabinet.frame, card, keeperName, madeAt, masked, timeZone }))
    },
  )

  app.get(
    paths.cardFhir,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const opened = await openCard(request, request.params.card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps)
      const { card, cabinet, masked } = opened
      if (card === undefined) return reply.callNotFound()
      return send(reply, filePage({ frame: cabinet.frame, card, isProved: !masked }))
    },
  )

  app.post(
    paths.cardFhir,
    { config: { level: 'fresh' }, schema: { params: Card } },
    async (request, reply) => {
      const opened = await openCard(request, request.params.card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps)
      const { card, cabinet, masked, tokenHash } = opened
      if (card === undefined) return reply.callNotFound()
      // The page was open for longer than a proof is fresh: it asks for one now.
      if (masked) return send(reply.code(403), filePage({ frame: cabinet.frame, card, isProved: false }))

      const { region, id: sessionId, accountId } = cabinet.session
      const at = now()
      const event = record(vault, {
        region,
        at,
        event: 'card.taken',
        requestId: request.id,
        address: request.ip,
        accountId,
        sessionId,
        cardId: card.id,
      })
      const isNoted = await noteTaken(db, { tokenHash, cardId: card.id, now: at, event })
      if (!isNoted) {
        const isEnded = (await openCard(request, card.id, deps)) === undefined
        return isEnded ? sessionEnded(request, reply, deps) : reply.callNotFound()
      }

      const bundle = bundleOf({ card, person: cabinet.account, at, newId: randomUUID })
      return reply
        .type('application/fhir+json; charset=utf-8')
        .header('content-disposition', 'attachment; filename="patient-card.json"')
        .send(`${JSON.stringify(bundle, null, 2)}\n`)
    },
  )
}
