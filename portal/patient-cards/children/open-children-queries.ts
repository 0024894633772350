import type { FastifyRequest } from 'fastify'
import { cabinetOf } from '../../account/cabinet.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { languageOf } from '../../http/language.ts'
import { dayInZone } from '../../lib/date-words.ts'
import { bandsOf, type Regions } from '../../region/region.ts'
import { sessionHash } from '../../session/cookie.ts'
import { samePersonIn } from '../adding/same-person.ts'
import { holder, openRow, type CardHolder, type OpenCard } from '../open-card-queries.ts'
import type { FoundChild } from './found-child.ts'
import { childrenOf } from './queries.ts'
import { sealedChildren } from './sealed-children.ts'
import { isWhole, unfitOf, type ToldChild } from './told-child.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly regions: Regions
  readonly serviceName: string
  readonly now: () => Date
}

export type OpenedChildren = CardHolder & {
  readonly cards: readonly OpenCard[]
  /** What waits for the person's choice; undefined where nothing does. */
  readonly told: { readonly id: string; readonly children: readonly FoundChild[] } | undefined
}

/** The children that Госуслуги told of to whoever asks; undefined without a live session. */
export async function openChildren(request: FastifyRequest, deps: Deps): Promise<OpenedChildren | undefined> {
  const tokenHash = sessionHash(request)
  const now = deps.now()
  const rows = tokenHash === undefined ? [] : await childrenOf(deps.db, { tokenHash, now })
  const [first] = rows
  const cabinet = cabinetOf(first, { ...deps, language: languageOf(request) })
  if (tokenHash === undefined || first === undefined || cabinet === undefined) return undefined

  const { region, told_id: id, told_sealed: sealed } = first
  const cards = rows.filter((row) => row.told_id === id).flatMap((row) => openRow(row, deps))
  const today = dayInZone(now, cabinet.region.timeZone)
  const find = (child: ToldChild): FoundChild => {
    const unfit = unfitOf(child, today, bandsOf(cabinet.region))
    if (!isWhole(child)) return { state: 'missing', child }
    if (unfit !== undefined) return { state: unfit, child }
    const same = samePersonIn(cards, child)
    return same === undefined ? { state: 'new', child } : { state: 'kept', child, cardId: same.card }
  }
  return {
    ...holder(cabinet, tokenHash, deps),
    cards,
    told:
      id === null || sealed === null
        ? undefined
        : { id, children: sealedChildren.open(deps.vault, { region, id }, sealed).map(find) },
  }
}
