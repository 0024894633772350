import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { ageOn } from '../../lib/ages.ts'
import { dayInZone } from '../../lib/date-words.ts'
import { paths } from '../../paths.ts'
import { send } from '../../ui/send.ts'
import type { StepTyped } from '../adding/draft.ts'
import { likelyPapers } from '../adding/likely-papers.ts'
import { homeOf } from '../pages/home.ts'
import type { CardContent } from '../patient-card.ts'
import { keepCorrection } from '../queries.ts'
import { paperPage, removalPage, type PaperPage } from './page.ts'
import { addPaper, ownPapersOf, removePaper } from './papers.ts'
import { dropUnsaved, type Unsaved } from '../unsaved.ts'
import { isPaperKind, paperFields, readPaper, type PaperKind } from './read-paper.ts'
import { sealedCorrection } from '../sealed-correction.ts'
import { corrector, type CorrectorDeps, type Shown } from '../corrector.ts'

const text = Type.Optional(Type.String({ maxLength: 10_000 }))
const New = Type.Object({ card: Type.String(), kind: Type.String() })
const Place = Type.Object({ card: Type.String(), place: Type.String() })
const Typed = Type.Object(
  Object.fromEntries(Object.values(paperFields).flatMap((names) => names.map((name) => [name, text]))),
  { additionalProperties: false },
)
const Seen = Type.Object({ version: Type.String({ pattern: '^\\d{1,9}$' }) }, { additionalProperties: false })

/** A paper more spoils nobody's change, so that one is made again on the card as it is by then. */
const mostTries = 3

export const paperRoutes: FastifyPluginAsyncTypebox<CorrectorDeps> = async (app, deps) => {
  const { db, vault, now } = deps
  const { open, unsavedFor } = corrector(deps)

  app.get(
    paths.cardPaperNew,
    { config: { level: 'session' }, schema: { params: New } },
    async (request, reply) => {
      const { card, kind } = request.params
      const shown = await open(request, reply, card)
      if (shown === undefined) return reply
      if (!isPaperKind(kind)) return reply.callNotFound()
      const { typed } = unsavedFor(request, shown, `paper-${kind}`)
      return send(reply, formOf(shown, kind, typed && { typed: typedOn(kind, typed), unsaved: true }))
    },
  )

  app.post(
    paths.cardPaperNew,
    { config: { level: 'session' }, schema: { params: New, body: Typed } },
    async (request, reply) => {
      const { card, kind } = request.params
      const typed = request.body
      const sent = isPaperKind(kind) ? ({ card, form: `paper-${kind}`, typed } as const) : 'nothing'
      for (let tries = 0; tries < mostTries; tries += 1) {
        const shown = await open(request, reply, card, sent)
        if (shown === undefined) return reply
        if (!isPaperKind(kind)) return reply.callNotFound()

        if (unsavedFor(request, shown, `paper-${kind}`).unsaved) reply.header('set-cookie', dropUnsaved())
        const read = readPaper(kind, typed, todayOf(shown))
        if (!read.ok) return send(reply.code(422), formOf(shown, kind, { typed, wrong: read.error }))
        const added = addPaper(shown.card.content, read.value, { now: now(), by: shown.viewer })
        // The second of two presses finds the paper there.
        if (!added.ok && added.error === 'same' && isNewest(shown, read.value))
          return reply.redirect(`${homeOf(shown.card)}?saved`, 303)
        if (!added.ok) return send(reply.code(422), formOf(shown, kind, { typed, refused: added.error }))
        if (await keep(request, shown, added.value)) return reply.redirect(`${homeOf(shown.card)}?saved`, 303)
      }
      throw new Error('A card changed too often to add a paper')
    },
  )

  app.get(
    paths.cardPaperRemoval,
    { config: { level: 'masked' }, schema: { params: Place } },
    async (request, reply) => {
      const shown = await open(request, reply, request.params.card)
      if (shown === undefined) return reply
      const page = removalOf(shown, request.params.place)
      return page === undefined ? reply.callNotFound() : send(reply, page)
    },
  )

  app.post(
    paths.cardPaperRemoval,
    { config: { level: 'masked' }, schema: { params: Place, body: Seen } },
    async (request, reply) => {
      const shown = await open(request, reply, request.params.card, 'nothing')
      if (shown === undefined) return reply
      const { place } = request.params
      const isSeen = shown.card.version === Number(request.body.version)
      const left = removePaper(shown.card.content, placeIn(place), { now: now(), by: shown.viewer })
      if (isSeen && left === shown.card.content) return reply.callNotFound()
      if (isSeen && (await keep(request, shown, left)))
        return reply.redirect(`${homeOf(shown.card)}?saved`, 303)

      const again = removalOf(shown, place, { stale: true })
      return again === undefined
        ? reply.redirect(`${homeOf(shown.card)}?saved`, 303)
        : send(reply.code(409), again)
    },
  )

  async function keep(request: FastifyRequest, { card, cabinet, tokenHash }: Shown, content: CardContent) {
    const { version } = card
    const correcting = { cabinet, tokenHash, card, version, at: now(), after: content, reason: 'papers' }
    return keepCorrection(db, sealedCorrection(vault, request, { ...correcting, kind: 'changed' }))
  }

  const todayOf = ({ timeZone }: Shown) => dayInZone(now(), timeZone)

  function formOf(
    shown: Shown,
    kind: PaperKind,
    told: Pick<PaperPage, 'typed' | 'wrong' | 'refused' | 'unsaved'> = {},
  ) {
    const { card, cabinet } = shown
    const likely = likelyPapers(ageOn(card.content.birthDate.value, todayOf(shown)))
    return paperPage({ frame: cabinet.frame, card, kind, likely, ...told })
  }

  function removalOf({ card, cabinet, masked }: Shown, place: string, told: { readonly stale?: true } = {}) {
    const paper = ownPapersOf(card.content)[placeIn(place)]
    return paper && removalPage({ frame: cabinet.frame, card, place: placeIn(place), paper, masked, ...told })
  }
}

const typedOn = (kind: PaperKind, typed: Unsaved['typed']): StepTyped =>
  Object.fromEntries(paperFields[kind].map((name) => [name, typed[name]]))

const placeIn = (text: string): number => (/^\d{1,2}$/.test(text) ? Number(text) : -1)

function isNewest({ card }: Shown, paper: { readonly number?: string | undefined }): boolean {
  const { document, policy } = card.content
  const typed = [document, policy].filter((main) => main?.source === 'self').map((main) => main?.value)
  return [ownPapersOf(card.content).at(-1), ...typed].some((one) => one?.number === paper.number)
}
