import type { Html } from '@registratura/html'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db/schema.ts'
import type { Vault } from '../db/seal.ts'
import type { Result } from '../lib/result.ts'
import type { Regions } from '../region/region.ts'
import { sessionEnded } from '../session/ended.ts'
import { send } from '../ui/send.ts'
import { changeBetween, fieldsOf } from './history/card-change.ts'
import { changesSince } from './history/queries.ts'
import { sealedChange } from './history/sealed-change.ts'
import { openCard, type CardHolder, type OpenCard } from './open-card-queries.ts'
import type { Typed, Wrong } from './own-value.ts'
import { homeOf } from './pages/home.ts'
import type { Done } from './pages/notices.ts'
import type { CardContent } from './patient-card.ts'
import { keepCorrection } from './queries.ts'
import { sealedCorrection } from './sealed-correction.ts'
import { dropUnsaved, keepUnsaved, mayShowUnsaved, unsavedIn, type Unsaved } from './unsaved.ts'

export type CorrectorDeps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

export type Shown = CardHolder & { readonly card: OpenCard }

export type Told = {
  readonly typed?: Typed
  readonly wrong?: readonly Wrong[]
  readonly stale?: true
  readonly unsaved?: true
}

/** What was typed into a form before the session was over. */
type Restored = { readonly typed?: Unsaved['typed']; readonly unsaved?: true }

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

/** What every form that corrects a card does: opens the card, keeps the change, and loses nothing that was typed. */
export function corrector(deps: CorrectorDeps) {
  const { db, vault, now } = deps

  return { open, keep, unsavedFor }

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

  /** What this person typed into this form before their session was over. */
  function unsavedFor(request: FastifyRequest, { card, masked }: Shown, form: Unsaved['form']): Restored {
    const unsaved = unsavedIn(request, vault, now())
    return unsaved?.card === card.id && unsaved.form === form && mayShowUnsaved(unsaved, { masked })
      ? { typed: unsaved.typed, unsaved: true }
      : {}
  }
}
