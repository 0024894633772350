import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../../audit/audit.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { ageOn } from '../../lib/ages.ts'
import { dayInZone } from '../../lib/date-words.ts'
import { pathTo, paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { sessionEnded } from '../../session/ended.ts'
import { send } from '../../ui/send.ts'
import { isClaimedGround, isRelation, type ClaimedGround, type Relation } from '../grounds.ts'
import { openCard, type CardHolder, type OpenCard } from '../open-card-queries.ts'
import { nameOn } from '../patient-card.ts'
import { correctKeeper } from './keeper-queries.ts'
import { keeperPage, type KeeperPage } from './pages/keeper.ts'
import { readKeeper } from './read-keeper.ts'

const text = Type.Optional(Type.String({ maxLength: 10_000 }))
const Card = Type.Object({ card: Type.String() })
const Typed = Type.Object(
  { was: Type.String({ pattern: '^[a-z-]{1,20} [a-z-]{1,20}$' }), kinship: text, ground: text },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

type Shown = CardHolder & {
  readonly card: OpenCard
  readonly relation: Relation
  readonly ground: ClaimedGround
}

/** A keeper corrects who they are to the person; what a register or the person vouched for is not theirs to correct. */
export const keeperRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(
    paths.cardKeeper,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const shown = await open(request, reply)
      return shown === undefined ? reply : send(reply, pageOf(shown))
    },
  )

  app.post(
    paths.cardKeeper,
    { config: { level: 'session' }, schema: { params: Card, body: Typed } },
    async (request, reply) => {
      const { was, ...typed } = request.body
      const shown = await open(request, reply)
      if (shown === undefined) return reply

      const { card, cabinet, tokenHash, relation, ground, timeZone } = shown
      const at = now()
      const age = ageOn(card.content.birthDate.value, dayInZone(at, timeZone))
      const read = readKeeper(typed, age)
      if (!read.ok) return send(reply.code(422), pageOf(shown, { typed, wrong: read.error }))

      const done = `${pathTo(paths.card, { card: card.id })}?saved`
      const to = read.value
      if (to.relation === relation && to.ground === ground) return reply.redirect(done, 303)
      if (was !== `${relation} ${ground}`) return send(reply.code(409), pageOf(shown, { typed, stale: true }))

      const { region, id: sessionId, accountId } = cabinet.session
      const isKept = await correctKeeper(db, {
        tokenHash,
        cardId: card.id,
        now: at,
        from: { relation, ground },
        to,
        event: record(vault, {
          region,
          at,
          event: 'keeper.corrected',
          requestId: request.id,
          address: request.ip,
          accountId,
          sessionId,
          cardId: card.id,
        }),
      })
      if (isKept) return reply.redirect(done, 303)
      const again = await open(request, reply)
      if (again === undefined) return reply
      return again.relation === to.relation && again.ground === to.ground
        ? reply.redirect(done, 303)
        : send(reply.code(409), pageOf(again, { typed, stale: true }))
    },
  )

  async function open(
    request: FastifyRequest<{ Params: { card: string } }>,
    reply: FastifyReply,
  ): Promise<Shown | undefined> {
    const opened = await openCard(request, request.params.card, deps)
    if (opened === undefined) {
      sessionEnded(request, reply, deps, { unsent: request.method === 'POST' ? 'lost' : undefined })
      return undefined
    }
    const { card, ...rest } = opened
    const { kinship, ground } = card?.keeper ?? {}
    if (card === undefined || !isRelation(kinship) || !isClaimedGround(ground)) {
      reply.callNotFound()
      return undefined
    }
    return { ...rest, card, relation: kinship, ground }
  }
}

function pageOf(
  { cabinet, card, relation, ground }: Shown,
  told: Partial<Pick<KeeperPage, 'typed' | 'wrong' | 'stale'>> = {},
) {
  const { id, keeper, content } = card
  return keeperPage({
    frame: cabinet.frame,
    card: { id, keeper, name: nameOn(content) },
    typed: { kinship: relation, ground },
    wrong: [],
    ...told,
  })
}
