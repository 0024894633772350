import type { FastifyRequest } from 'fastify'
import { fullName } from '../account/account.ts'
import { record } from '../audit/audit.ts'
import type { Vault } from '../db/seal.ts'
import type { ChangeKind } from './history/card-change.ts'
import { changeRow } from './history/change-row.ts'
import type { CardHolder } from './open-card-queries.ts'
import type { CardContent } from './patient-card.ts'
import { sealedCard } from './sealed-card.ts'

type Correcting = Pick<CardHolder, 'cabinet' | 'tokenHash'> & {
  readonly card: { readonly id: string; readonly content: CardContent }
  /** The version that the person saw. */
  readonly version: number
  readonly at: Date
  readonly after: CardContent
  readonly kind: ChangeKind
  /** For the log of events: what of the card it was. */
  readonly reason: string
}

/** What a correction of a card keeps: the card, the row of its history and the event, sealed and of one moment. */
export function sealedCorrection(vault: Vault, request: FastifyRequest, correcting: Correcting) {
  const { cabinet, tokenHash, card, version, at, after, kind, reason } = correcting
  const { region, id: sessionId, accountId } = cabinet.session
  return {
    tokenHash,
    cardId: card.id,
    version,
    now: at,
    sealed: sealedCard.seal(vault, { region, id: card.id }, after),
    history: changeRow(vault, {
      region,
      cardId: card.id,
      version: version + 1,
      at,
      accountId,
      by: fullName(cabinet.account),
      kind,
      before: card.content,
      after,
    }),
    event: record(vault, {
      region,
      at,
      event: 'card.corrected',
      requestId: request.id,
      address: request.ip,
      accountId,
      sessionId,
      cardId: card.id,
      reason,
    }),
  }
}
