import type { Db } from '../db/schema.ts'
import { fromCabinet } from '../db/statements/live-session.ts'

export const cardColumns = [
  'patient_card.id as card_id',
  'patient_card.sealed as card_sealed',
  'patient_card.checked_at',
  'patient_card.version',
  'patient_card.offered_sealed',
  'card_keeper.kinship',
  'card_keeper.ground',
  'card_keeper.since as kept_since',
] as const

type Asked = {
  readonly tokenHash: Buffer
  readonly now: Date
  /** Only this one; without it all. */
  readonly cardId?: string
}

/** The cards that a signed-in person keeps, a row each: without a live session no row, without a card one of the session alone. */
export function fromKept(db: Db, { tokenHash, now, cardId }: Asked) {
  return fromCabinet(db, tokenHash, now)
    .leftJoin('card_keeper', (join) => {
      const kept = join
        .onRef('card_keeper.region', '=', 'live.region')
        .onRef('card_keeper.account_id', '=', 'live.account_id')
        .on('card_keeper.ended_at', 'is', null)
      return cardId === undefined ? kept : kept.on('card_keeper.card_id', '=', cardId)
    })
    .leftJoin('patient_card', (join) =>
      join
        .onRef('patient_card.region', '=', 'card_keeper.region')
        .onRef('patient_card.id', '=', 'card_keeper.card_id'),
    )
    .select(cardColumns)
}
