import type { Db } from '../db/schema.ts'
import { withLiveSession } from '../db/statements/live-session.ts'

/** The cards of a signed-in person, each row with their session and account; none without a live session. */
export async function cardsOf(db: Db, tokenHash: Buffer, now: Date) {
  return withLiveSession(db, tokenHash, now)
    .selectFrom('live')
    .innerJoin('account', (join) =>
      join.onRef('account.region', '=', 'live.region').onRef('account.id', '=', 'live.account_id'),
    )
    .innerJoin('patient_card', (join) =>
      join
        .onRef('patient_card.region', '=', 'live.region')
        .onRef('patient_card.account_id', '=', 'live.account_id'),
    )
    .select([
      'live.id',
      'live.region',
      'live.account_id',
      'live.how',
      'live.proved_at',
      'account.sealed as account_sealed',
      'patient_card.id as card_id',
      'patient_card.sealed as card_sealed',
      'patient_card.checked_at',
      'patient_card.kinship',
    ])
    .orderBy('patient_card.created_at')
    .execute()
}
