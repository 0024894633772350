import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Html } from '@registratura/html'
import type { FastifyRequest } from 'fastify'
import { dayInZone } from '../lib/date-words.ts'
import { ok } from '../lib/result.ts'
import { pathTo, paths } from '../paths.ts'
import { send } from '../ui/send.ts'
import { correct, withdraw } from './correction.ts'
import { corrector, type CorrectorDeps, type Shown, type Told } from './corrector.ts'
import { samePersonIn, tellsPerson, valuesIn } from './adding/same-person.ts'
import { isOwnCard } from './keeper.ts'
import { openCards } from './open-card-queries.ts'
import { firstNameOf, typedNames } from './own-value.ts'
import { mistakePage } from './pages/mistake.ts'
import {
  changedOn,
  isCardFieldName,
  isNumbered,
  type CardContent,
  type CardFieldName,
} from './patient-card.ts'

const longestField = 10_000
const text = Type.String({ maxLength: longestField })
const version = Type.String({ pattern: '^\\d{1,9}$' })
const typed = Object.fromEntries(typedNames.map((name) => [name, Type.Optional(text)]))

const Params = Type.Object({ card: Type.String(), field: Type.String() })
const Mistake = Type.Object(
  { version, withdraw: Type.Optional(Type.Literal('yes')), ...typed },
  { additionalProperties: false },
)

type Deps = CorrectorDeps & { readonly providers: { of(region: string): { readonly origin: string } } }

export const correctionRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { now, providers } = deps
  const { open, keep, unsavedFor } = corrector(deps)

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
}
