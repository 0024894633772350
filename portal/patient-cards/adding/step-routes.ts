import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import type { Html } from '@registratura/html'
import { pathTo, paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { sessionEnded } from '../../session/ended.ts'
import { send } from '../../ui/send.ts'
import { countryName } from '../citizenship.ts'
import { openCards, uuidOf } from '../open-card-queries.ts'
import { dropUnsaved, keepUnsaved, unsavedIn } from '../unsaved.ts'
import {
  fieldsOf,
  hasNumbers,
  isSameTyped,
  isStepName,
  stepNames,
  typedOn,
  versionOf,
  withHiddenNumbers,
  withoutNumbers,
  withStep,
  type DraftContent,
  type StepName,
  type StepTyped,
} from './draft.ts'
import { openDraft, type OpenedDraft } from './open-draft-queries.ts'
import { stepPage, type StepPage } from './pages/step.ts'
import { keepDraft } from './queries.ts'
import { ageIn, firstOpenStep, personIn, relationIn, stateOf } from './read-draft.ts'
import { samePersonIn } from './same-person.ts'
import { sealedDraft } from './sealed-draft.ts'

const text = Type.Optional(Type.String({ maxLength: 10_000 }))
const names = [...new Set(Object.values(fieldsOf).flat())]
const Params = Type.Object({ card: Type.String(), step: Type.String() })
const Sent = Type.Object(
  {
    version: Type.String({ pattern: '^\\d{1,9}$' }),
    ...Object.fromEntries(names.map((name) => [name, text])),
  },
  { additionalProperties: false },
)

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

type Params = { readonly Params: { readonly card: string; readonly step: string } }

type Shown = OpenedDraft & {
  readonly cardId: string
  readonly step: StepName
  /** What is kept by now; nothing yet before the first page is sent. */
  readonly content: DraftContent
}

type Told = Partial<Pick<StepPage, 'typed' | 'wrong' | 'odd' | 'stale' | 'samePath' | 'unsaved'>>

/** A race with another window is run again this often. */
const turns = 3

/** The pages of a card that is being added: each is kept as it was typed, right or wrong. */
export const addingStepRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(
    paths.cardStep,
    { config: { level: 'masked' }, schema: { params: Params } },
    async (request, reply) => {
      const shown = await open(request, reply)
      if (shown === undefined) return reply

      const { cardId, step, content, today, masked } = shown
      const first = firstOpenStep(content, today)
      if (first !== undefined && stepNames.indexOf(first) < stepNames.indexOf(step))
        return reply.redirect(pathTo(paths.cardStep, { card: cardId, step: first }), 303)

      const unsaved = unsavedIn(request, vault, now())
      if (unsaved?.card === cardId && unsaved.form === `new-${step}`) {
        const typed = masked ? withoutNumbers(unsaved.typed) : unsaved.typed
        return send(reply, pageOf(shown, { typed, unsaved: true }))
      }
      const kept = content[step]?.typed
      if (kept === undefined) return send(reply, pageOf(shown))
      const typed = masked ? withoutNumbers(kept) : kept
      return send(reply, pageOf(shown, { typed, ...stateOf(content, step, today) }))
    },
  )

  app.post(
    paths.cardStep,
    { config: { level: 'masked' }, schema: { params: Params, body: Sent } },
    async (request, reply) => {
      const { version, ...sent } = request.body
      for (let turn = 1; ; turn += 1) {
        const shown = await open(request, reply, sent)
        if (shown === undefined) return reply

        const { step, content, masked } = shown
        const own = typedOn(step, sent)
        const kept = content[step]?.typed
        const typed = masked ? withHiddenNumbers(own, kept) : own
        if (kept !== undefined && isSameTyped(kept, typed, step)) return answer(request, reply, shown, own)
        if (versionOf(content, step) !== Number(version) || turn > turns)
          return send(reply.code(409), pageOf(shown, { typed: own, stale: true }))

        const next = withStep(content, step, typed)
        // Nothing is begun yet, and nothing could be lost.
        if (shown.draft === undefined && stateOf(next, step, shown.today).wrong.length > 0)
          return send(reply.code(422), pageOf(shown, { typed: own, ...stateOf(next, step, shown.today) }))
        if (await keep(shown, next)) return answer(request, reply, { ...shown, content: next }, own)
      }
    },
  )

  /** The page of the address; undefined where the answer is already given. */
  async function open(
    request: FastifyRequest<Params>,
    reply: FastifyReply,
    sent?: StepTyped,
  ): Promise<Shown | undefined> {
    const { card, step } = request.params
    const opened = await openDraft(request, card, deps)
    if (opened === undefined) {
      const unsaved = sent &&
        isStepName(step) && { card, form: `new-${step}` as const, typed: typedOn(step, sent) }
      const kept = unsaved ? keepUnsaved(vault, unsaved, now()) : undefined
      if (kept !== undefined) reply.header('set-cookie', kept)
      sessionEnded(request, reply, deps, { unsent: sent && (kept === undefined ? 'lost' : 'kept') })
      return undefined
    }
    if (!isStepName(step) || uuidOf(card) !== card) {
      reply.callNotFound()
      return undefined
    }
    const { draft, isMade } = opened
    const instead = isMade
      ? `${pathTo(paths.card, { card })}?made`
      : draft !== undefined && draft.id !== card
        ? paths.cardNew
        : draft === undefined && step !== 'whose'
          ? pathTo(paths.cardStep, { card, step: 'whose' })
          : undefined
    if (instead === undefined) return { ...opened, cardId: card, step, content: draft?.content ?? {} }
    void reply.redirect(instead, 303)
    return undefined
  }

  function keep({ cabinet, tokenHash, cardId, draft }: Shown, content: DraftContent): Promise<boolean> {
    const { region } = cabinet.session
    return keepDraft(db, {
      tokenHash,
      cardId,
      now: now(),
      version: draft?.version ?? 0,
      sealed: sealedDraft.seal(vault, { region, id: cardId }, content),
    })
  }

  /** What is typed is kept by now: on to the next page, or the same one with what is wrong on it. */
  async function answer(request: FastifyRequest, reply: FastifyReply, shown: Shown, typed: StepTyped) {
    const { cardId, step, content, today } = shown
    if (unsavedIn(request, vault, now())?.card === cardId) reply.header('set-cookie', dropUnsaved())

    const state = stateOf(content, step, today)
    if (state.wrong.length > 0) return send(reply.code(422), pageOf(shown, { typed, ...state }))

    const same = step === 'person' ? await samePerson(request, shown) : undefined
    if (same !== undefined) {
      const wrong = same.by === 'snils' ? 'same-snils' : 'same-person'
      const name = same.by === 'snils' ? 'snils' : 'lastName'
      const samePath = pathTo(paths.card, { card: same.card })
      return send(reply.code(422), pageOf(shown, { typed, samePath, wrong: [{ name, error: wrong }] }))
    }
    const next = firstOpenStep(content, today)
    const path =
      next === undefined
        ? pathTo(paths.cardDraftCheck, { card: cardId })
        : pathTo(paths.cardStep, { card: cardId, step: next })
    return reply.redirect(path, 303)
  }

  async function samePerson(request: FastifyRequest, { cardId, content, today }: Shown) {
    const person = personIn(content, today)
    const kept = person.ok ? await openCards(request, deps) : undefined
    // Another window may have made the very card meanwhile.
    const others = kept?.cards.filter(({ id }) => id !== cardId) ?? []
    return person.ok ? samePersonIn(others, person.value) : undefined
  }
}

function pageOf(shown: Shown, told: Told = {}): Html {
  const { cabinet, cardId, step, content, today, masked } = shown
  return stepPage({
    frame: cabinet.frame,
    cardId,
    step,
    version: versionOf(content, step),
    typed: step === 'person' ? { citizenship: countryName('RUS') } : {},
    wrong: [],
    odd: [],
    relation: relationIn(content),
    age: ageIn(content, today),
    isWhole: firstOpenStep(content, today) === undefined,
    hidden: masked && hasNumbers(content[step]?.typed ?? {}),
    ...told,
  })
}
