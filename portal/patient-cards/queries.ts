import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db, Schema } from '../db/schema.ts'
import { noteChange } from '../db/statements/note-change.ts'
import { noteEvent } from '../db/statements/note-event.ts'
import { withLiveSession } from '../db/statements/live-session.ts'
import { fromKept } from './kept-queries.ts'
import { unlinkedColumn } from './leaving/unlinked-queries.ts'

/** The cards that a signed-in person keeps, their own first; without one, a row of the session alone. */
export async function cardsOf(db: Db, tokenHash: Buffer, now: Date) {
  return fromKept(db, { tokenHash, now })
    .leftJoin('card_draft', (join) =>
      join
        .onRef('card_draft.region', '=', 'live.region')
        .onRef('card_draft.account_id', '=', 'live.account_id'),
    )
    .select(['card_draft.id as draft_id', 'card_draft.saved_at as draft_saved_at'])
    .select(unlinkedColumn(now).as('unlinked'))
    .orderBy(sql`card_keeper.kinship <> 'self'`)
    .orderBy('card_keeper.since')
    .execute()
}

/** One card of a signed-in person: without a live session no row, without such a card of theirs an empty one. */
export async function cardOf(
  db: Db,
  asked: { readonly tokenHash: Buffer; readonly cardId: string; readonly now: Date },
) {
  return fromKept(db, asked).executeTakeFirst()
}

type Change = {
  readonly tokenHash: Buffer
  readonly cardId: string
  /** The version that the person saw. */
  readonly version: number
  readonly now: Date
  readonly event: Insertable<Schema['audit_event']>
}

type Correction = Change & { readonly sealed: Buffer; readonly history: Insertable<Schema['card_change']> }

/** Keeps what the person corrected; false where the session is over or the card is no longer the one they saw. */
export async function keepCorrection(db: Db, { sealed, history, ...change }: Correction): Promise<boolean> {
  return changeCard(db, change, { sealed, version: change.version + 1 }, history)
}

/** Keeps the moment when the person said that all is right; false likewise, and where they had said so before. */
export async function keepCheck(db: Db, change: Change): Promise<boolean> {
  return changeCard(db, change, { checked_at: change.now })
}

/** Keeps the answers to what Госуслуги told otherwise; a card that only keeps its values has nothing for the history. */
export async function keepAnswers(
  db: Db,
  {
    sealed,
    offered,
    history,
    ...change
  }: Omit<Correction, 'history'> & {
    readonly offered: Buffer
    readonly history: Correction['history'] | undefined
  },
): Promise<boolean> {
  return changeCard(db, change, { sealed, offered_sealed: offered, version: change.version + 1 }, history)
}

/** The card, if it is theirs and still the same, and the event of its change: both or none, in one statement. */
async function changeCard(
  db: Db,
  { tokenHash, cardId, version, now, event }: Change,
  set: Updateable<Schema['patient_card']>,
  history?: Insertable<Schema['card_change']>,
): Promise<boolean> {
  const row = await withLiveSession(db, tokenHash, now)
    .with('changed', (query) =>
      query
        .updateTable('patient_card')
        .from(['live', 'card_keeper'])
        .set(set)
        .whereRef('card_keeper.region', '=', 'live.region')
        .whereRef('card_keeper.account_id', '=', 'live.account_id')
        .where('card_keeper.card_id', '=', cardId)
        .where('card_keeper.ended_at', 'is', null)
        .whereRef('patient_card.region', '=', 'live.region')
        .where('patient_card.id', '=', cardId)
        .where('patient_card.version', '=', version)
        .$if('checked_at' in set, (card) => card.where('patient_card.checked_at', 'is', null))
        .returning('patient_card.id'),
    )
    .with('noted', () => sql<{ id: string }>`(${noteEvent('changed', event)})`)
    .with('remembered', () =>
      history === undefined
        ? sql<{ id: string }>`(select null::uuid as id)`
        : sql<{ id: string }>`(${noteChange('changed', history)})`,
    )
    .selectFrom('changed')
    .select('changed.id')
    .executeTakeFirst()
  return row !== undefined
}
