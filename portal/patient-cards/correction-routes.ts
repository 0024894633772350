import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Html } from '@registratura/html'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { record } from '../audit/audit.ts'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { dayInZone } from '../lib/date-words.ts'
import { ok } from '../lib/result.ts'
import { pathTo, paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { sessionEnded } from '../session/ended.ts'
import { send } from '../ui/send.ts'
import { changeContacts, correct, withdraw } from './correction.ts'
import { openCard, type CardHolder, type OpenCard } from './open-card-queries.ts'
import { typedNames } from './own-value.ts'
import { contactsPage, type ContactsPage } from './pages/contacts.ts'
import type { Done } from './pages/cards.ts'
import { mistakePage, type MistakePage } from './pages/mistake.ts'
import { changedOn, isCardFieldName, isNumbered, type CardContent } from './patient-card.ts'
import { keepCorrection } from './queries.ts'
import { sealedCard } from './sealed-card.ts'

const longestField = 10_000
const text = Type.String({ maxLength: longestField })
const version = Type.String({ pattern: '^\\d{1,9}$' })
const typed = Object.fromEntries(typedNames.map((name) => [name, Type.Optional(text)]))

const Card = Type.Object({ card: Type.String() })
const Params = Type.Object({ card: Type.String(), field: Type.String() })
const Mistake = Type.Object(
  { version, withdraw: Type.Optional(Type.Literal('yes')), ...typed },
  { additionalProperties: false },
)
const Contacts = Type.Object(
  { version, mobile: Type.Optional(text), homePhone: Type.Optional(text), email: Type.Optional(text) },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
  readonly provider: { readonly origin: string }
}

type Shown = CardHolder & { readonly card: OpenCard }

type Kept = {
  readonly shown: Shown
  readonly version: string
  readonly content: CardContent
  /** For the event: which field; never a value. */
  readonly reason: string
  readonly done: Done
  /** The form once more, over the card as it is by now. */
  readonly again: (fresh: Shown) => Html
}

export const correctionRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, provider } = deps

  app.get(paths.cardMistake, { schema: { params: Params } }, async (request, reply) => {
    const { card, field } = request.params
    const shown = await open(request, reply, card)
    if (shown === undefined) return reply
    if (!isCardFieldName(field)) return reply.callNotFound()

    const place = changedOn(shown.card.content, field)
    if (place === 'nothing') return reply.callNotFound()
    return place === 'contacts'
      ? reply.redirect(pathTo(paths.cardContacts, { card }), 303)
      : send(reply, mistakeOf(shown, { field }))
  })

  app.post(paths.cardMistake, { schema: { params: Params, body: Mistake } }, async (request, reply) => {
    const { card, field } = request.params
    const shown = await open(request, reply, card)
    if (shown === undefined) return reply
    if (!isCardFieldName(field)) return reply.callNotFound()

    const { content } = shown.card
    const place = changedOn(content, field)
    if (place === 'nothing') return reply.callNotFound()
    if (place === 'contacts') return reply.redirect(pathTo(paths.cardContacts, { card }), 303)

    const { version, withdraw: withdrawn, ...typed } = request.body
    const at = now()
    const changed =
      withdrawn === undefined
        ? correct(content, field, {
            typed,
            now: at,
            today: dayInZone(at, shown.timeZone),
            masked: shown.masked && isNumbered(field),
          })
        : ok(withdraw(content, field))
    if (!changed.ok) return send(reply.code(422), mistakeOf(shown, { field, typed, wrong: changed.error }))

    return keep(request, reply, {
      shown,
      version,
      content: changed.value,
      reason: withdrawn === undefined ? field : `${field}-withdrawn`,
      done: withdrawn === undefined ? 'saved' : 'withdrawn',
      again: (fresh) => mistakeOf(fresh, { field, stale: true, ...(withdrawn === undefined && { typed }) }),
    })
  })

  app.get(paths.cardContacts, { schema: { params: Card } }, async (request, reply) => {
    const shown = await open(request, reply, request.params.card)
    return shown === undefined ? reply : send(reply, contactsOf(shown))
  })

  app.post(paths.cardContacts, { schema: { params: Card, body: Contacts } }, async (request, reply) => {
    const shown = await open(request, reply, request.params.card)
    if (shown === undefined) return reply

    const { version, ...typed } = request.body
    const changed = changeContacts(shown.card.content, { typed, now: now() })
    if (!changed.ok) return send(reply.code(422), contactsOf(shown, { typed, wrong: changed.error }))

    return keep(request, reply, {
      shown,
      version,
      content: changed.value,
      reason: 'contacts',
      done: 'saved',
      again: (fresh) => contactsOf(fresh, { typed, stale: true }),
    })
  })

  /** The card of the address; undefined where the answer is already given: no session, or no such card of theirs. */
  async function open(
    request: FastifyRequest,
    reply: FastifyReply,
    cardId: string,
  ): Promise<Shown | undefined> {
    const opened = await openCard(request, cardId, deps)
    if (opened === undefined) {
      sessionEnded(request, reply, deps)
      return undefined
    }
    const { card, ...holder } = opened
    if (card === undefined) {
      reply.callNotFound()
      return undefined
    }
    return { ...holder, card }
  }

  async function keep(request: FastifyRequest, reply: FastifyReply, { shown, ...kept }: Kept) {
    const { card, tokenHash, cabinet } = shown
    const moved = `${paths.cards}?${kept.done}`
    // Sent twice, or nothing was changed: it already stands there.
    if (kept.content === card.content) return reply.redirect(moved, 303)

    const { region, id: sessionId, accountId } = cabinet.session
    const at = now()
    const isKept = await keepCorrection(db, {
      tokenHash,
      cardId: card.id,
      version: Number(kept.version),
      now: at,
      sealed: sealedCard.seal(vault, { region, id: card.id }, kept.content),
      event: record(vault, {
        region,
        at,
        event: 'card.corrected',
        requestId: request.id,
        address: request.ip,
        accountId,
        sessionId,
        reason: kept.reason,
      }),
    })
    if (isKept) return reply.redirect(moved, 303)

    const fresh = await open(request, reply, card.id)
    return fresh === undefined ? reply : send(reply.code(409), kept.again(fresh))
  }

  function mistakeOf(shown: Shown, told: Pick<MistakePage, 'field' | 'typed' | 'wrong' | 'stale'>): Html {
    const { cabinet, card, timeZone, masked } = shown
    return mistakePage({
      frame: cabinet.frame,
      card,
      timeZone,
      masked: masked && isNumbered(told.field),
      sourceOrigin: provider.origin,
      ...told,
    })
  }

  function contactsOf(
    { cabinet, card }: Shown,
    told: Pick<ContactsPage, 'typed' | 'wrong' | 'stale'> = {},
  ): Html {
    return contactsPage({ frame: cabinet.frame, card, ...told })
  }
}
