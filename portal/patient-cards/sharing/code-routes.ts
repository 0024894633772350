import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { openCabinet, type Cabinet } from '../../account/cabinet.ts'
import { record, type EventName } from '../../audit/audit.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { addressLimit } from '../../http/address-limit.ts'
import { pathTo, paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { sessionHash } from '../../session/cookie.ts'
import { sessionEnded } from '../../session/ended.ts'
import { usualLanguage } from '../../lib/language.ts'
import { nextTryAt, waitInWords } from '../../sign-in/sign-in.ts'
import { send } from '../../ui/send.ts'
import { endLink } from '../ages/queries.ts'
import { samePersonIn, valuesIn } from '../adding/same-person.ts'
import { openCards } from '../open-card-queries.ts'
import { readCode, type CodeError } from './code.ts'
import { openOffer } from './open-access-queries.ts'
import { codePage, offerPage, type OfferPage } from './pages/code.ts'
import { claimCode, takeAccess, type Claimed } from './taking-queries.ts'

const Card = Type.Object({ card: Type.String() })
const Typed = Type.Object({ code: Type.String({ maxLength: 10_000 }) }, { additionalProperties: false })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

/** The other end of a code: nothing of a card is shown before it is right, and it is right for one account only. */
export const accessCodeRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(paths.accessCode, { config: { level: 'session' } }, async (request, reply) => {
    const cabinet = await openCabinet(request, { ...deps, now: now() })
    if (cabinet === undefined) return sessionEnded(request, reply, deps)
    return send(reply, codePage({ frame: cabinet.frame }))
  })

  const preHandler = addressLimit({ perMinute: 60 })
  app.post(
    paths.accessCode,
    { config: { level: 'session' }, schema: { body: Typed }, preHandler },
    async (request, reply) => {
      const cabinet = await openCabinet(request, { ...deps, now: now() })
      const tokenHash = sessionHash(request)
      if (cabinet === undefined || tokenHash === undefined)
        return sessionEnded(request, reply, deps, { unsent: 'lost' })

      const { code: typed } = request.body
      const refuse = (error: CodeError, wait?: string) =>
        send(reply.code(422), codePage({ frame: cabinet.frame, typed, error, wait }))
      const read = readCode(typed)
      if (!read.ok) return refuse(read.error)

      const at = now()
      const claim = () =>
        claimCode(db, {
          tokenHash,
          codeHash: vault.index('invitation', cabinet.session.region, read.value),
          triesIndex: triesOf(cabinet),
          now: at,
        })
      const tried = await claim()
      // Who kept the card of a child keeps it no more since the child is of age, and may be let in anew.
      const known = tried?.known_id ?? undefined
      const isPassed = known !== undefined && (await endPassed(request, cabinet, known))
      const claimed = isPassed ? await claim() : tried
      if (claimed === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      if (claimed.tried === null) return refuse('wait', waitOf(claimed, at))
      if (claimed.card_id !== null)
        return reply.redirect(pathTo(paths.accessOffer, { card: claimed.card_id }), 303)
      if (claimed.known_id !== null) return refuse('known')

      await db
        .insertInto('audit_event')
        .values(event(request, cabinet, { name: 'access.refused', at }))
        .execute()
      return refuse('wrong')
    },
  )

  app.get(
    paths.accessOffer,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const { card } = request.params
      const opened = await openOffer(request, card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps)
      if (opened.isKept) return reply.redirect(pathTo(paths.card, { card }), 303)
      if (opened.offer === undefined) return reply.callNotFound()
      return send(reply, offerPage({ frame: opened.cabinet.frame, cardId: card, ...opened.offer }))
    },
  )

  app.post(
    paths.accessOffer,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const { card: cardId } = request.params
      const opened = await openOffer(request, cardId, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      const done = `${pathTo(paths.card, { card: cardId })}?taken`
      if (opened.isKept) return reply.redirect(done, 303)
      const { offer, cabinet, tokenHash } = opened
      if (offer === undefined) return reply.callNotFound()

      const kept = await openCards(request, deps)
      const same = samePersonIn(kept?.cards ?? [], valuesIn(offer.content))
      // Between the two reads another press of the same button may have taken it.
      if (same?.card === cardId) return reply.redirect(done, 303)
      if (same !== undefined) {
        const page: OfferPage = { frame: cabinet.frame, cardId, ...offer }
        return send(
          reply.code(422),
          offerPage({ ...page, samePath: pathTo(paths.card, { card: same.card }) }),
        )
      }
      const at = now()
      const name = 'access.taken' as const
      const isTaken = await takeAccess(db, {
        tokenHash,
        cardId,
        now: at,
        triesIndex: triesOf(cabinet),
        events: [
          event(request, cabinet, { name, cardId, at }),
          event(request, cabinet, { name, cardId, at, accountId: offer.giverId }),
        ],
      })
      if (isTaken) return reply.redirect(done, 303)
      const again = await openOffer(request, cardId, deps)
      return again?.isKept ? reply.redirect(done, 303) : reply.callNotFound()
    },
  )

  /** Ends this person’s link to a card whose owner came of age, before the job of the night does. */
  async function endPassed(request: FastifyRequest, cabinet: Cabinet, cardId: string): Promise<boolean> {
    const { passed = [] } = (await openCards(request, deps)) ?? {}
    if (!passed.some(({ id }) => id === cardId)) return false
    const { region, accountId } = cabinet.session
    const at = now()
    return endLink(db, {
      region,
      card_id: cardId,
      account_id: accountId,
      endedAt: at,
      event: event(request, cabinet, { name: 'card.passed', cardId, at }),
    })
  }

  function triesOf({ session }: Cabinet): Buffer {
    return vault.index('access-tries', session.region, session.accountId)
  }

  type Happened = {
    readonly name: EventName
    readonly at: Date
    readonly cardId?: string
    readonly accountId?: string
  }

  function event(request: FastifyRequest, { session }: Cabinet, { name, at, cardId, accountId }: Happened) {
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

function waitOf({ failures, last_failed_at: lastFailedAt }: Claimed, at: Date): string | undefined {
  if (failures === null || lastFailedAt === null) return undefined
  return waitInWords(nextTryAt({ failures, lastFailedAt }).getTime() - at.getTime(), usualLanguage)
}
