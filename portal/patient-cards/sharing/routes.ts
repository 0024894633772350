import { randomUUID } from 'node:crypto'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Html } from '@registratura/html'
import type { FastifyRequest } from 'fastify'
import type { Cabinet } from '../../account/cabinet.ts'
import { record, type EventName } from '../../audit/audit.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { clockInZone } from '../../lib/date-words.ts'
import { pathTo, paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { sessionEnded } from '../../session/ended.ts'
import { hasFreshProof } from '../../session/session.ts'
import { send } from '../../ui/send.ts'
import { groundsThat, isRelation, mayShare } from '../grounds.ts'
import { nameOn } from '../patient-card.ts'
import { codeFrom, invitationLasts } from './invitation.ts'
import { mayEnd } from './may-end.ts'
import { openAccess, type OpenedAccess } from './open-access-queries.ts'
import { accessPage, type AccessPage } from './pages/access.ts'
import { endAccess, offerAccess } from './queries.ts'
import { dropShown, shownOnce, showOnce } from './shown-code.ts'

const id = Type.String({ pattern: '^[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}$' })
const Card = Type.Object({ card: Type.String() })
const Offered = Type.Object(
  { invitation: id, kinship: Type.Optional(Type.String({ maxLength: 10_000 })) },
  { additionalProperties: false },
)
const Ended = Type.Object({ keeper: id }, { additionalProperties: false })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

type Shown = OpenedAccess & { readonly card: NonNullable<OpenedAccess['card']> }
type Told = Pick<AccessPage, 'code' | 'ended' | 'stale' | 'whoMissing'>

/** Who keeps a card: everybody is seen by everybody; who may, lets another one in by a code, or puts them out. */
export const accessRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(
    paths.cardAccess,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const opened = await openAccess(request, request.params.card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps)
      const { card, invitation } = opened
      if (card === undefined) return reply.callNotFound()

      const shown = shownOnce(request)
      if (shown !== undefined) reply.header('set-cookie', dropShown())
      const isShown = invitation !== undefined && invitation.id === shown
      const { search } = new URL(request.url, 'http://portal')
      return send(
        reply,
        pageOf(
          { ...opened, card },
          {
            code: isShown ? codeOf(opened.cabinet, invitation.id) : undefined,
            ended: search === '?ended',
          },
        ),
      )
    },
  )

  app.post(
    paths.cardAccess,
    { config: { level: 'fresh' }, schema: { params: Card, body: Offered } },
    async (request, reply) => {
      const { card: cardId } = request.params
      const { invitation: id, kinship } = request.body
      const opened = await openAccess(request, cardId, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      const { card, cabinet, tokenHash } = opened
      if (card === undefined) return reply.callNotFound()

      const shown = { ...opened, card }
      const back = pathTo(paths.cardAccess, { card: cardId })
      if (!mayShare(card.keeper.ground) || !hasFreshProof(cabinet.session, now()))
        return send(reply.code(403), pageOf(shown))
      if (!isRelation(kinship)) return send(reply.code(422), pageOf(shown, { whoMissing: true }))

      const { region } = cabinet.session
      const at = now()
      const isMade = await offerAccess(db, {
        tokenHash,
        cardId,
        now: at,
        id,
        kinship,
        codeHash: vault.index('invitation', region, codeOf(cabinet, id)),
        until: new Date(at.getTime() + invitationLasts),
        grounds: groundsThat('share'),
        event: event(request, cabinet, { name: 'access.offered', cardId, at }),
      })
      // A second press finds the code that the first one made.
      const again = isMade ? undefined : await openAccess(request, cardId, deps)
      if (!isMade && again?.invitation?.id !== id)
        return again === undefined
          ? sessionEnded(request, reply, deps, { unsent: 'lost' })
          : send(reply.code(409), pageOf(shown, { stale: true }))

      reply.header('set-cookie', showOnce(id))
      return reply.redirect(back, 303)
    },
  )

  app.post(
    paths.cardAccessEnd,
    { config: { level: 'session' }, schema: { params: Card, body: Ended } },
    async (request, reply) => {
      const { card: cardId } = request.params
      const { keeper: keeperId } = request.body
      const opened = await openAccess(request, cardId, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      const { card, cabinet, tokenHash, keepers } = opened
      if (card === undefined) return reply.callNotFound()

      const done = `${pathTo(paths.cardAccess, { card: cardId })}?ended`
      const theirs = keepers.find(({ accountId }) => accountId === keeperId)
      // A second press: they are out already.
      if (theirs === undefined) return reply.redirect(done, 303)
      if (keeperId === cabinet.session.accountId || !mayEnd(card.keeper, theirs.keeper))
        return reply.callNotFound()

      const at = now()
      const name = 'access.ended' as const
      await endAccess(db, {
        tokenHash,
        cardId,
        now: at,
        keeperId,
        grounds: groundsThat('share'),
        events: [
          event(request, cabinet, { name, cardId, at }),
          event(request, cabinet, { name, cardId, at, accountId: keeperId }),
        ],
      })
      return reply.redirect(done, 303)
    },
  )

  /** Made of the invitation's id and the portal's key, so that the code itself is kept nowhere. */
  function codeOf({ session }: Cabinet, invitationId: string): string {
    return codeFrom(vault.index('invitation-code', session.region, invitationId))
  }

  function pageOf(shown: Shown, told: Partial<Told> = {}): Html {
    const { cabinet, card, keepers, invitation, timeZone } = shown
    const isFresh = hasFreshProof(cabinet.session, now())
    return accessPage({
      frame: cabinet.frame,
      timeZone,
      card: { id: card.id, keeper: card.keeper, name: nameOn(card.content) },
      keepers: keepers.map((one) => {
        const isYou = one.accountId === cabinet.session.accountId
        return { ...one, isYou, mayEnd: !isYou && mayEnd(card.keeper, one.keeper) }
      }),
      giving: !mayShare(card.keeper.ground) ? 'no' : isFresh ? { newId: randomUUID() } : 'proof',
      code: undefined,
      until: invitation && clockInZone(invitation.until, timeZone),
      ...told,
    })
  }

  type Happened = {
    readonly name: EventName
    readonly cardId: string
    readonly at: Date
    readonly accountId?: string
  }

  function event(request: FastifyRequest, { session }: Cabinet, { name, cardId, at, accountId }: Happened) {
    return record(vault, {
      region: session.region,
      at,
      event: name,
      requestId: request.id,
      address: request.ip,
      accountId: accountId ?? session.accountId,
      sessionId: accountId === undefined ? session.id : undefined,
      cardId,
    })
  }
}
