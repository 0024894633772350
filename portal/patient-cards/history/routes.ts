import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fullName } from '../../account/account.ts'
import { cabinetOf } from '../../account/cabinet.ts'
import { sealedAccount } from '../../account/sealed-account.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { languageOf } from '../../http/language.ts'
import { pathTo, paths } from '../../paths.ts'
import type { Regions } from '../../region/region.ts'
import { sessionHash } from '../../session/cookie.ts'
import { sessionEnded } from '../../session/ended.ts'
import { send } from '../../ui/send.ts'
import { holder, openRow, uuidOf } from '../open-card-queries.ts'
import { keepCorrection } from '../queries.ts'
import { isCurrent, takeBack, tookBack, type CardChange } from './card-change.ts'
import { accessChanges, type OtherKeeper } from './others.ts'
import { historyPage, type KeptChange } from './page.ts'
import { historyOf } from './queries.ts'
import { sealedChange } from './sealed-change.ts'
import { sealedCorrection } from '../sealed-correction.ts'

const Card = Type.Object({ card: Type.String() })
const Change = Type.Object({ card: Type.String(), change: Type.String() })
const Seen = Type.Object({ version: Type.String({ pattern: '^\\d{1,9}$' }) }, { additionalProperties: false })

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly now: () => Date
  readonly regions: Regions
  readonly serviceName: string
}

export const historyRoutes: FastifyPluginAsyncTypebox<Deps> = async (app, deps) => {
  const { db, vault, now } = deps

  app.get(
    paths.cardHistory,
    { config: { level: 'masked' }, schema: { params: Card } },
    async (request, reply) => {
      const { search } = new URL(request.url, 'http://portal')
      return show(request, reply, request.params.card, { done: search === '?taken-back' })
    },
  )

  app.post(
    paths.cardChangeTakenBack,
    { config: { level: 'session' }, schema: { params: Change, body: Seen } },
    async (request, reply) => {
      const opened = await open(request, request.params.card)
      if (opened === undefined) return sessionEnded(request, reply, deps, { unsent: 'lost' })

      const { cabinet, tokenHash, card, changes } = opened
      const change = changes.find(({ id }) => id === request.params.change)
      if (card === undefined || change === undefined) return reply.callNotFound()

      const done = `${pathTo(paths.cardHistory, { card: card.id })}?taken-back`
      const version = Number(request.body.version)
      if (!isCurrent(card.content, change)) {
        return isDone(opened, change, version)
          ? reply.redirect(done, 303)
          : show(request, reply.code(409), card.id, { moved: true })
      }

      const after = takeBack(card.content, change)
      const kind = 'taken-back'
      const correcting = { cabinet, tokenHash, card, version, at: now(), after, kind, reason: kind } as const
      const isKept = await keepCorrection(db, sealedCorrection(vault, request, correcting))
      if (isKept || isDone(await open(request, card.id), change, version)) return reply.redirect(done, 303)
      return show(request, reply.code(409), card.id, { moved: true })
    },
  )

  type Opened = NonNullable<Awaited<ReturnType<typeof open>>>

  /** The second of two presses, a moment later or at the same time, finds that the first has done it. */
  function isDone(opened: Pick<Opened, 'card' | 'changes'> | undefined, change: CardChange, version: number) {
    const [last] = opened?.changes ?? []
    const isNext = opened?.card?.version === version + 1
    return isNext && last !== undefined && last.isMine && tookBack(last, change)
  }

  /** The card with its history; undefined without a live session; no card where none of theirs has this id. */
  async function open(request: FastifyRequest, cardId: string) {
    const tokenHash = sessionHash(request)
    const rows =
      tokenHash === undefined ? [] : await historyOf(db, { tokenHash, cardId: uuidOf(cardId), now: now() })
    const [first] = rows
    const cabinet = cabinetOf(first, { ...deps, language: languageOf(request) })
    if (tokenHash === undefined || first === undefined || cabinet === undefined) return undefined

    const changes = rows.flatMap(
      ({ region, change_id: id, change_sealed: sealed, changed_at: at, changed_by: by }): KeptChange[] =>
        id === null || sealed === null || at === null
          ? []
          : [
              {
                ...sealedChange.open(vault, { region, id }, sealed),
                id,
                at,
                isMine: by === cabinet.session.accountId,
              },
            ],
    )
    const others = first.others.flatMap((other) => otherKeeper(other, cabinet.session.region))
    return {
      ...holder(cabinet, tokenHash, deps),
      card: openRow(first, deps)[0],
      changes,
      accesses: accessChanges(others, changes),
    }
  }

  type Other = Awaited<ReturnType<typeof historyOf>>[number]['others'][number]

  function otherKeeper({ account_id: id, since, ended_at, sealed }: Other, region: string): OtherKeeper[] {
    if (id === null || since === null || sealed === null) return []
    const account = sealedAccount.open(vault, { region, id }, Buffer.from(sealed, 'hex'))
    const endedAt = ended_at === null ? undefined : new Date(ended_at)
    return [{ name: fullName(account), since: new Date(since), endedAt }]
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    cardId: string,
    told: { readonly done?: boolean; readonly moved?: boolean },
  ) {
    const opened = await open(request, cardId)
    if (opened === undefined) return sessionEnded(request, reply, deps)

    const { cabinet, card, changes, accesses, masked, timeZone, viewer } = opened
    if (card === undefined) return reply.callNotFound()
    return send(
      reply,
      historyPage({ frame: cabinet.frame, card, changes, accesses, masked, timeZone, viewer, ...told }),
    )
  }
}
