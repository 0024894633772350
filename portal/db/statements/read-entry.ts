import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db } from '../schema.ts'

/** Bytes inside a JSON value. */
const hex = (column: 'patient_card.sealed' | 'patient_card.offered_sealed') =>
  sql<string | null>`encode(${sql.ref(column)}, 'hex')`

/**
 * What the callback must know before it writes: the account of this oid in the region with its content, when it was closed, and
 * whether it bore another СНИЛС so far, whose the СНИЛС is, for a fresh proof whose session asked for it, the account's own card,
 * and the card that a parent keeps of the person whom this СНИЛС tells.
 */
export async function readEntry(
  db: Db,
  entry: { region: string; oidIndex: Buffer; snilsIndex: Buffer | null; sessionId: string | null },
) {
  return db
    .selectNoFrom((one) => [
      one
        .selectFrom('account')
        .select('account.id')
        .where('account.region', '=', entry.region)
        .where('account.oid_index', '=', entry.oidIndex)
        .as('account_id'),
      one
        .selectFrom('account')
        .select('account.closed_at')
        .where('account.region', '=', entry.region)
        .where('account.oid_index', '=', entry.oidIndex)
        .as('closed_at'),
      one
        .selectFrom('account')
        .select('account.sealed')
        .where('account.region', '=', entry.region)
        .where('account.oid_index', '=', entry.oidIndex)
        .as('account_sealed'),
      one
        .exists(
          one
            .selectFrom('account')
            .innerJoin('login', (join) =>
              join.onRef('login.region', '=', 'account.region').onRef('login.account_id', '=', 'account.id'),
            )
            .select('login.kind')
            .where('account.region', '=', entry.region)
            .where('account.oid_index', '=', entry.oidIndex)
            .where('login.kind', '=', 'snils')
            .where('login.value_index', '!=', entry.snilsIndex ?? Buffer.alloc(0)),
        )
        .as('snils_changed'),
      one
        .selectFrom('login')
        .select('login.account_id')
        .where('login.region', '=', entry.region)
        .where('login.kind', '=', 'snils')
        .where('login.value_index', '=', entry.snilsIndex ?? Buffer.alloc(0))
        .as('snils_owner_id'),
      one
        .selectFrom('session')
        .select('session.account_id')
        .where('session.region', '=', entry.region)
        .where('session.id', '=', entry.sessionId)
        .as('session_account_id'),
      jsonObjectFrom(
        one
          .selectFrom('account')
          .innerJoin('card_keeper', (join) =>
            join
              .onRef('card_keeper.region', '=', 'account.region')
              .onRef('card_keeper.account_id', '=', 'account.id')
              .on('card_keeper.kinship', '=', 'self'),
          )
          .innerJoin('patient_card', (join) =>
            join
              .onRef('patient_card.region', '=', 'card_keeper.region')
              .onRef('patient_card.id', '=', 'card_keeper.card_id'),
          )
          .select([
            'patient_card.id',
            hex('patient_card.sealed').as('sealed'),
            hex('patient_card.offered_sealed').as('offered'),
            sql<boolean>`patient_card.person_index is null`.as('has_no_index'),
          ])
          .where('account.region', '=', entry.region)
          .where('account.oid_index', '=', entry.oidIndex),
      ).as('own_card'),
      jsonObjectFrom(
        one
          .selectFrom('patient_card')
          .select([
            'patient_card.id',
            'patient_card.version',
            hex('patient_card.sealed').as('sealed'),
            (card) =>
              card
                .exists(
                  card
                    .selectFrom('card_keeper')
                    .select('card_keeper.card_id')
                    .whereRef('card_keeper.region', '=', 'patient_card.region')
                    .whereRef('card_keeper.card_id', '=', 'patient_card.id')
                    .where('card_keeper.kinship', '=', 'self'),
                )
                .as('is_own'),
          ])
          .where('patient_card.region', '=', entry.region)
          .where('patient_card.person_index', '=', entry.snilsIndex ?? Buffer.alloc(0)),
      ).as('card_of_snils'),
    ])
    .executeTakeFirstOrThrow()
}
