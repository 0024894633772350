import type { FastifyRequest } from 'fastify'
import { cabinetOf } from '../../account/cabinet.ts'
import type { Db } from '../../db/schema.ts'
import type { Vault } from '../../db/seal.ts'
import { languageOf } from '../../http/language.ts'
import type { Regions } from '../../region/region.ts'
import { sessionHash } from '../../session/cookie.ts'
import { dayInZone } from '../../lib/date-words.ts'
import { holder, uuidOf, type CardHolder } from '../open-card-queries.ts'
import type { DraftContent } from './draft.ts'
import { draftOf } from './queries.ts'
import { sealedDraft } from './sealed-draft.ts'

type Deps = {
  readonly db: Db
  readonly vault: Vault
  readonly regions: Regions
  readonly serviceName: string
  readonly now: () => Date
}

export type OpenDraft = {
  readonly id: string
  readonly version: number
  readonly savedAt: Date
  readonly content: DraftContent
}

export type OpenedDraft = CardHolder & {
  /** ISO, in the region. */
  readonly today: string
  /** The one that the account has, of whatever card. */
  readonly draft: OpenDraft | undefined
  /** The card of the address is made already, and theirs. */
  readonly isMade: boolean
}

/** What an account is adding; undefined without a live session. */
export async function openDraft(
  request: FastifyRequest,
  cardId: string,
  deps: Deps,
): Promise<OpenedDraft | undefined> {
  const tokenHash = sessionHash(request)
  const now = deps.now()
  const row = tokenHash && (await draftOf(deps.db, { tokenHash, cardId: uuidOf(cardId), now }))
  const cabinet = cabinetOf(row, { ...deps, language: languageOf(request) })
  if (tokenHash === undefined || row === undefined || cabinet === undefined) return undefined

  const { region, draft_id: id, draft_version: version, draft_sealed: sealed, draft_saved_at: savedAt } = row
  const hasDraft = id !== null && version !== null && sealed !== null && savedAt !== null
  return {
    ...holder(cabinet, tokenHash, deps),
    today: dayInZone(now, cabinet.region.timeZone),
    draft: hasDraft
      ? { id, version, savedAt, content: sealedDraft.open(deps.vault, { region, id }, sealed) }
      : undefined,
    isMade: row.made_id !== null,
  }
}
