import { randomUUID } from 'node:crypto'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../../audit/audit.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import type { Providers } from '../../identity/providers.ts'
import { pathTo, paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { sessionEnded } from '../../session/ended.ts'
import { send } from '../../ui/send.ts'
import { fullName } from '../../account/account.ts'
import { changeRow } from '../history/change-row.ts'
import { openCards } from '../open-card-queries.ts'
import { sealedCard } from '../sealed-card.ts'
import { makeTypedCard } from './make-card.ts'
import { openDraft, type OpenDraft, type OpenedDraft } from './open-draft-queries.ts'
import { beginPage, removalPage } from './pages/begin.ts'
import { checkPage, type CheckPage } from './pages/check.ts'
import { dropDraft, makeCard } from './queries.ts'
import { firstOpenStep, readDraft, type ReadDraft } from './read-draft.ts'
import { samePersonIn } from './same-person.ts'

const Card = Type.Object({ card: Type.String() })
const Made = Type.Object({ version: Type.String({ pattern: '^\\d{1,9}$' }) }, { additionalProperties: false })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly providers: Providers
}

type Whole = OpenedDraft & { readonly draft: OpenDraft; readonly read: ReadDraft }

/** How adding begins and ends: the ways to add, the summary to check, the card made, the draft deleted. */
export const addingRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, providers } = deps

  app.get(paths.cardNew, { config: { level: 'session' } }, async (request, reply) => {
    const opened = await openDraft(request, '', deps)
    if (opened === undefined) return sessionEnded(request, reply, deps)
    const { cabinet, draft, timeZone } = opened
    const begun = draft && { cardId: draft.id, savedAt: draft.savedAt, timeZone }
    const tellsChildren = providers.of(cabinet.region.code).children !== undefined
    return send(reply, beginPage({ frame: cabinet.frame, newId: randomUUID(), begun, tellsChildren }))
  })

  app.get(
    paths.cardDraftCheck,
    { config: { level: 'masked' }, schema: { params: Card } },
    async (request, reply) => {
      const whole = await openWhole(request, reply)
      return whole === undefined ? reply : send(reply, checkOf(whole))
    },
  )

  app.post(
    paths.cardDraftMade,
    { config: { level: 'session' }, schema: { params: Card, body: Made } },
    async (request, reply) => {
      const whole = await openWhole(request, reply)
      if (whole === undefined) return reply

      const { draft, read } = whole
      const version = Number(request.body.version)
      if (version !== draft.version) return send(reply.code(409), checkOf(whole, { stale: true }))

      const kept = await openCards(request, deps)
      const same = samePersonIn(kept?.cards ?? [], read.values)
      // The card itself: another press has made it since the draft was read.
      if (same?.card === draft.id) return reply.redirect(madePath(draft.id), 303)
      if (same !== undefined) {
        const samePath = pathTo(paths.card, { card: same.card })
        return send(reply.code(422), checkOf(whole, { samePath }))
      }
      if (await make(request, whole)) return reply.redirect(madePath(draft.id), 303)

      // The session is over, or another press or window was faster.
      const again = await openWhole(request, reply)
      return again === undefined ? reply : send(reply.code(409), checkOf(again, { stale: true }))
    },
  )

  app.get(
    paths.cardDraftRemoval,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const { card } = request.params
      const opened = await openDraft(request, card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps)
      if (opened.draft?.id !== card) return reply.callNotFound()
      return send(reply, removalPage({ frame: opened.cabinet.frame, cardId: card }))
    },
  )

  app.post(
    paths.cardDraftRemoval,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const { card } = request.params
      const opened = await openDraft(request, card, deps)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })
      if (opened.draft?.id === card)
        await dropDraft(db, { tokenHash: opened.tokenHash, cardId: card, now: now() })
      return reply.redirect(paths.cards, 303)
    },
  )

  /** The draft of the address with all its pages filled in; else the answer is given: where to go instead. */
  async function openWhole(
    request: FastifyRequest<{ Params: { card: string } }>,
    reply: FastifyReply,
  ): Promise<Whole | undefined> {
    const { card } = request.params
    const opened = await openDraft(request, card, deps)
    if (opened === undefined) {
      sessionEnded(request, reply, deps, { unsent: request.method === 'POST' ? 'lost' : undefined })
      return undefined
    }
    const { draft, today, isMade } = opened
    if (isMade) {
      void reply.redirect(madePath(card), 303)
      return undefined
    }
    if (draft?.id !== card) {
      void reply.redirect(paths.cardNew, 303)
      return undefined
    }
    const read = readDraft(draft.content, today)
    if (read !== undefined) return { ...opened, draft, read }
    const step = firstOpenStep(draft.content, today) ?? 'whose'
    void reply.redirect(pathTo(paths.cardStep, { card, step }), 303)
    return undefined
  }

  async function make(request: FastifyRequest, { cabinet, tokenHash, draft, read }: Whole): Promise<boolean> {
    const { region, id: sessionId, accountId } = cabinet.session
    const { id: cardId, version } = draft
    const at = now()
    const content = makeTypedCard(read.values, { now: at, by: accountId })
    return makeCard(db, {
      tokenHash,
      cardId,
      now: at,
      version,
      relation: read.relation,
      ground: read.ground,
      sealed: sealedCard.seal(vault, { region, id: cardId }, content),
      history: changeRow(vault, {
        region,
        cardId,
        version: 1,
        at,
        accountId,
        by: fullName(cabinet.account),
        kind: 'made',
        before: {},
        after: content,
      }),
      event: record(vault, {
        region,
        at,
        event: 'card.made',
        requestId: request.id,
        address: request.ip,
        accountId,
        sessionId,
        cardId,
      }),
    })
  }
}

const madePath = (card: string) => `${pathTo(paths.card, { card })}?made`

const checkOf = ({ cabinet, draft, read, masked }: Whole, told: Pick<CheckPage, 'stale' | 'samePath'> = {}) =>
  checkPage({
    frame: cabinet.frame,
    cardId: draft.id,
    version: draft.version,
    draft: read,
    masked,
    ...told,
  })
