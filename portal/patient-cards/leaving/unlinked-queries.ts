import { sql, type RawBuilder } from 'kysely'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { undoneSince, type Unlinked } from './leaving.ts'

const kinships = ['self', 'child', 'ward', 'parent', 'spouse', 'other'] as const
const Listed = Type.Array(
  Type.Object({
    id: Type.String(),
    kinship: Type.Union(kinships.map((kinship) => Type.Literal(kinship))),
    endedAt: Type.Number(),
  }),
)

/** A column of any statement that starts from `live`: what its account may still take back, newest first, as JSON. */
export const unlinkedColumn = (now: Date): RawBuilder<unknown> => sql`(
  select json_agg(
    json_build_object('id', gone.card_id, 'kinship', gone.kinship,
      'endedAt', extract(epoch from gone.ended_at) * 1000)
    order by gone.ended_at desc)
  from live join card_keeper as gone
    on gone.region = live.region and gone.account_id = live.account_id
  where gone.end_reason = 'unlinked' and gone.ended_at > ${undoneSince(now)}::timestamptz)`

/** Reads that column. */
export function unlinkedIn(column: unknown): readonly Unlinked[] {
  if (column === null) return []
  return Value.Parse(Listed, column).map(({ id, kinship, endedAt }) => ({
    id,
    kinship,
    endedAt: new Date(endedAt),
  }))
}
