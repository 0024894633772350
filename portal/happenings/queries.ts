import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../db/schema.ts'
import { fromCabinet } from '../db/statements/live-session.ts'
import { sessionLimits } from '../session/session.ts'
import { pageLength, type Place } from './happening.ts'
import { toldEvents } from './telling.ts'

type Asked = {
  readonly tokenHash: Buffer
  readonly now: Date
  /** Where the page begins; undefined: at the newest. */
  readonly before?: Place | undefined
  /** This event alone. */
  readonly only?: string | undefined
}

/** Bytes, and moments as milliseconds since 1970: JSON has neither. */
const hex = (column: string) => sql<string | null>`encode(${sql.ref(column)}, 'hex')`
const since1970 = (column: string) =>
  sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::double precision`

/**
 * Of whoever asks: what they are told of their account, the newest first, one more than a page holds, each with the
 * beginning of its session; their keys, and the cards that they keep. One row; none without a live session.
 */
export async function happeningsOf(db: Db, { tokenHash, now, before, only }: Asked) {
  return fromCabinet(db, tokenHash, now)
    .leftJoin('password', (join) =>
      join.onRef('password.region', '=', 'live.region').onRef('password.account_id', '=', 'live.account_id'),
    )
    .select((one) => [
      sql<boolean>`password.account_id is not null`.as('has_password'),
      jsonArrayFrom(
        one
          .selectFrom('audit_event as e')
          .leftJoinLateral(
            (lateral) =>
              lateral
                .selectFrom('audit_event as b')
                .select(['b.id', 'b.sealed'])
                .whereRef('b.region', '=', 'e.region')
                .whereRef('b.account_id', '=', 'e.account_id')
                .whereRef('b.session_id', '=', 'e.session_id')
                .where('b.event', 'in', ['session.began', 'identity.proved'])
                // No session is longer, so that no more of the log is read than this.
                .whereRef('b.at', '<=', 'e.at')
                .where(sql<boolean>`b.at >= e.at - make_interval(secs => ${sessionLimits.whole / 1000})`)
                .orderBy('b.at')
                .limit(1)
                .as('began'),
            (join) => join.onTrue(),
          )
          .leftJoin('support_request as request', (join) =>
            join.onRef('request.region', '=', 'e.region').onRef('request.id', '=', 'e.id'),
          )
          .select([
            'e.id',
            'e.event',
            'e.session_id',
            'e.request_id',
            since1970('e.at').as('at'),
            hex('e.sealed').as('sealed'),
            'began.id as began_id',
            hex('began.sealed').as('began_sealed'),
            'request.number',
          ])
          .whereRef('e.region', '=', 'live.region')
          .whereRef('e.account_id', '=', 'live.account_id')
          .where('e.event', 'in', toldEvents)
          .$if(before !== undefined, (query) =>
            query.where(sql<boolean>`(e.at, e.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
          )
          .$if(only !== undefined, (query) => query.where('e.id', '=', only ?? ''))
          .orderBy('e.at', 'desc')
          .orderBy('e.id', 'desc')
          .limit(pageLength + 1),
      ).as('events'),
      jsonArrayFrom(
        one
          .selectFrom('passkey as p')
          .select(since1970('p.added_at').as('added_at'))
          .whereRef('p.region', '=', 'live.region')
          .whereRef('p.account_id', '=', 'live.account_id'),
      ).as('passkeys'),
      jsonArrayFrom(
        one
          .selectFrom('card_keeper as k')
          .innerJoin('patient_card as c', (join) =>
            join.onRef('c.region', '=', 'k.region').onRef('c.id', '=', 'k.card_id'),
          )
          .select(['k.card_id', 'k.kinship', since1970('k.since').as('since'), hex('c.sealed').as('sealed')])
          .whereRef('k.region', '=', 'live.region')
          .whereRef('k.account_id', '=', 'live.account_id')
          .where('k.ended_at', 'is', null),
      ).as('cards'),
    ])
    .executeTakeFirst()
}

type Told = NonNullable<Awaited<ReturnType<typeof happeningsOf>>>
export type EventRow = Told['events'][number]
export type CardRow = Told['cards'][number]
