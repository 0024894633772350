import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Html } from '@registratura/html'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import { dayInZone } from '../lib/date-words.ts'
import { ok, type Result } from '../lib/result.ts'
import { pathTo, paths } from '../paths.ts'
import type { Regions } from '../region/region.ts'
import { sessionEnded } from '../session/ended.ts'
import { send } from '../ui/send.ts'
import { changeContacts, correct, withdraw } from './correction.ts'
import { changeBetween, fieldsOf } from './history/card-change.ts'
import { changesSince } from './history/queries.ts'
import { sealedChange } from './history/sealed-change.ts'
import { homeOf } from './pages/home.ts'
import { samePersonIn, tellsPerson, valuesIn } from './adding/same-person.ts'
import { isOwnCard } from './keeper.ts'
import { openCard, openCards, type CardHolder, type OpenCard } from './open-card-queries.ts'
import { firstNameOf, typedNames, type Typed, type Wrong } from './own-value.ts'
import { contactsPage } from './pages/contacts.ts'
import type { Done } from './pages/notices.ts'
import { mistakePage } from './pages/mistake.ts'
import {
  changedOn,
  isCardFieldName,
  isNumbered,
  type CardContent,
  type CardFieldName,
} from './patient-card.ts'
import { keepCorrection } from './queries.ts'
import { dropUnsaved, keepUnsaved, mayShowUnsaved, unsavedIn, type Unsaved } from './unsaved.ts'
import { sealedCorrection } from './sealed-correction.ts'

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
  readonly providers: { of(region: string): { readonly origin: string } }
}

type Shown = CardHolder & { readonly card: OpenCard }

type Told = {
  readonly typed?: Typed
  readonly wrong?: readonly Wrong[]
  readonly stale?: true
  readonly unsaved?: true
}

/** What to hold where the session is over; a button alone sends nothing that could be lost. */
type Sent = Unsaved | 'nothing'

type Change = {
  readonly shown: Shown
  readonly sent: Sent
  /** The version that the form was made from. */
  readonly version: string
  readonly change: (content: CardContent) => Result<CardContent, readonly Wrong[]>
  /** For the event: which field; never a value. */
  readonly reason: string
  readonly done: Done
  /** The form once more, with what is wrong, over the card as it is by now. */
  readonly form: (shown: Shown, told: Told) => Html
}

export const correctionRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now, providers } = deps

  app.get(
    paths.cardMistake,
    { config: { level: 'masked' }, schema: { params: Params } },
    async (request, reply) => {
      const { card, field } = request.params
      const shown = await open(request, reply, card)
      if (shown === undefined) return reply
      if (!isCardFieldName(field)) return reply.callNotFound()

      const place = changedOn(shown.card.content, field)
      if (place === 'nothing') return reply.callNotFound()
      return place === 'contacts'
        ? reply.redirect(pathTo(paths.cardContacts, { card }), 303)
        : send(reply, mistakeOf(shown, { field, ...unsavedFor(request, shown, field) }))
    },
  )

  app.post(
    paths.cardMistake,
    { config: { level: 'masked' }, schema: { params: Params, body: Mistake } },
    async (request, reply) => {
      const { card, field } = request.params
      const { version, withdraw: withdrawn, ...typed } = request.body
      const isWithdrawn = withdrawn !== undefined
      const sent = isWithdrawn || !isCardFieldName(field) ? 'nothing' : { card, form: field, typed }
      const shown = await open(request, reply, card, sent)
      if (shown === undefined) return reply
      if (!isCardFieldName(field)) return reply.callNotFound()

      const place = changedOn(shown.card.content, field)
      if (place === 'nothing') return reply.callNotFound()
      if (place === 'contacts') return reply.redirect(pathTo(paths.cardContacts, { card }), 303)

      const at = now()
      const asked = {
        typed,
        now: at,
        by: shown.viewer,
        today: dayInZone(at, shown.timeZone),
        masked: shown.masked && isNumbered(field),
      }
      const corrected = isWithdrawn ? undefined : correct(shown.card.content, field, asked)
      if (corrected?.ok === true && (await isKeptAlready(request, shown, field, corrected.value))) {
        const wrong = [{ name: firstNameOf(field), error: 'same-person' } as const]
        return send(reply.code(422), mistakeOf(shown, { field, typed, wrong }))
      }
      return keep(request, reply, {
        shown,
        version,
        sent,
        change: (content) => (isWithdrawn ? ok(withdraw(content, field)) : correct(content, field, asked)),
        reason: isWithdrawn ? `${field}-withdrawn` : field,
        done: !isWithdrawn ? 'saved' : shown.card.content[field]?.source === 'self' ? 'cleared' : 'withdrawn',
        form: (shown, told) => mistakeOf(shown, { ...told, field, ...(!isWithdrawn && { typed }) }),
      })
    },
  )

  app.get(
    paths.cardContacts,
    { config: { level: 'session' }, schema: { params: Card } },
    async (request, reply) => {
      const shown = await open(request, reply, request.params.card)
      return shown === undefined
        ? reply
        : send(reply, contactsOf(shown, unsavedFor(request, shown, 'contacts')))
    },
  )

  app.post(
    paths.cardContacts,
    { config: { level: 'session' }, schema: { params: Card, body: Contacts } },
    async (request, reply) => {
      const { card } = request.params
      const { version, ...typed } = request.body
      const sent = { card, form: 'contacts', typed } as const
      const shown = await open(request, reply, card, sent)
      if (shown === undefined) return reply

      const asked = { typed, now: now(), by: shown.viewer }
      return keep(request, reply, {
        shown,
        version,
        sent,
        change: (content) => changeContacts(content, asked),
        reason: 'contacts',
        done: 'saved',
        form: (shown, told) => contactsOf(shown, { ...told, typed }),
      })
    },
  )

  /** The card of the address; undefined where the answer is already given: no session, or no such card of theirs. */
  async function open(
    request: FastifyRequest,
    reply: FastifyReply,
    cardId: string,
    sent?: Sent,
  ): Promise<Shown | undefined> {
    const opened = await openCard(request, cardId, deps)
    if (opened === undefined) {
      const kept = sent === undefined || sent === 'nothing' ? undefined : keepUnsaved(vault, sent, now())
      if (kept !== undefined) reply.header('set-cookie', kept)
      const unsent = sent && (kept === undefined ? 'lost' : 'kept')
      sessionEnded(request, reply, deps, { unsent })
      return undefined
    }
    const { card, ...holder } = opened
    if (card === undefined) {
      reply.callNotFound()
      return undefined
    }
    return { ...holder, card }
  }

  async function keep(request: FastifyRequest, reply: FastifyReply, asked: Change) {
    const { shown, version, sent, change, reason, done, form } = asked
    const { card, tokenHash, cabinet } = shown
    const moved = `${homeOf(card)}?${done}`
    const changed = change(card.content)
    if (!changed.ok) return send(reply.code(422), form(shown, { wrong: changed.error }))
    if (sent !== 'nothing' && unsavedFor(request, shown, sent.form).unsaved)
      reply.header('set-cookie', dropUnsaved())
    // Sent twice, or nothing was changed: it already stands there.
    if (changed.value === card.content) return reply.redirect(moved, 303)

    const seen = Number(version)
    const correcting = { cabinet, tokenHash, card, version: seen, at: now(), after: changed.value, reason }
    const isKept = await keepCorrection(
      db,
      sealedCorrection(vault, request, { ...correcting, kind: 'changed' }),
    )
    if (isKept) return reply.redirect(moved, 303)

    const fresh = await open(request, reply, card.id, sent)
    if (fresh === undefined) return reply
    const again = change(fresh.card.content)
    if (again.ok && again.value === fresh.card.content) return reply.redirect(moved, 303)
    // What was changed meanwhile is another part of the card: nobody has to choose.
    if (again.ok && fresh.card.version > seen && (await isApart(fresh, { seen, after: again.value })))
      return keep(request, reply, { ...asked, shown: fresh, version: String(fresh.card.version) })
    return send(reply.code(409), form(fresh, { stale: true }))
  }

  /** Whether no field that this form changes was changed since the version that it was made from. */
  async function isApart({ cabinet, card }: Shown, { seen, after }: { seen: number; after: CardContent }) {
    const { region } = cabinet.session
    const mine = new Set(fieldsOf(changeBetween(card.content, after)))
    const rows = await changesSince(db, { region, cardId: card.id, version: seen })
    const theirs = rows.flatMap((row) => fieldsOf(sealedChange.open(vault, row, row.sealed)))
    return rows.length > 0 && !theirs.some((name) => mine.has(name))
  }

  /** Whether another's card would become a person whose card this account keeps already. */
  async function isKeptAlready(
    request: FastifyRequest,
    { card }: Shown,
    field: CardFieldName,
    content: CardContent,
  ): Promise<boolean> {
    if (isOwnCard(card.keeper) || !tellsPerson(field)) return false
    const opened = await openCards(request, deps)
    const others = opened?.cards.filter(({ id }) => id !== card.id) ?? []
    return samePersonIn(others, valuesIn(content)) !== undefined
  }

  /** What this person typed into this form before their session was over. */
  function unsavedFor(request: FastifyRequest, { card, masked }: Shown, form: Unsaved['form']): Told {
    const unsaved = unsavedIn(request, vault, now())
    return unsaved?.card === card.id && unsaved.form === form && mayShowUnsaved(unsaved, { masked })
      ? { typed: unsaved.typed, unsaved: true }
      : {}
  }

  function mistakeOf(shown: Shown, told: Told & { readonly field: CardFieldName }): Html {
    const { cabinet, card, timeZone, masked, viewer } = shown
    return mistakePage({
      frame: cabinet.frame,
      card,
      timeZone,
      viewer,
      masked: masked && isNumbered(told.field),
      sourceOrigin: providers.of(cabinet.region.code).origin,
      ...told,
    })
  }

  function contactsOf({ cabinet, card }: Shown, told: Told = {}): Html {
    return contactsPage({ frame: cabinet.frame, card, ...told })
  }
}
