import { sql } from 'kysely'
import type { Db } from '../../portal/db/schema.ts'
import type { World } from './world.ts'

/** The rows of the database that say who sees what, a line each, and what each line of a card's content is sealed as. */
type Rows = { readonly lines: ReadonlySet<string>; readonly sealed: ReadonlyMap<string, string> }

async function rowsOf(db: Db): Promise<Rows> {
  const { rows } = await sql<{ line: string; card: string | null; sealed: string | null }>`
    select concat_ws(' ', 'keeper', region, card_id, account_id, kinship, ground, coalesce(end_reason, 'open')) as line,
      null as card, null as sealed
    from card_keeper
    union all
    select concat_ws(' ', 'card', c.region, c.id, c.version, checked_at is not null,
      (select count(*) from card_change as h where h.region = c.region and h.card_id = c.id)), c.id::text, md5(sealed)
    from patient_card as c
    union all
    select concat_ws(' ', 'invitation', region, id, card_id, account_id, kinship, coalesce(claimed_by::text, 'nobody'),
      answered_at is not null), null, null
    from card_invitation`.execute(db)
  return {
    lines: new Set(rows.map(({ line }) => line)),
    sealed: new Map(
      rows.flatMap(({ card, sealed }) => (card === null || sealed === null ? [] : [[card, sealed]])),
    ),
  }
}

/** The same lines as the model has them. */
function linesOf({ links, cards, invitations }: World): ReadonlySet<string> {
  const flag = (is: boolean) => (is ? 't' : 'f')
  return new Set([
    ...links.map(({ card, account, kinship, ground, ended }) =>
      ['keeper', card.place.code, card.id, account.id, kinship, ground, ended?.reason ?? 'open'].join(' '),
    ),
    ...cards.map(({ place, id, version, checked, changes }) =>
      ['card', place.code, id, version, flag(checked), changes.length].join(' '),
    ),
    ...invitations.map(({ id, card, giver, kinship, claimedBy, answered }) =>
      [
        'invitation',
        card.place.code,
        id,
        card.id,
        giver.id,
        kinship,
        claimedBy?.id ?? 'nobody',
        flag(answered),
      ].join(' '),
    ),
  ])
}

/** Compares the whole database with the model; says in words how they differ. */
export function newComparison(db: Db): (world: World) => Promise<readonly string[]> {
  const known = new Map<string, { readonly version: number; readonly sealed: string }>()

  return async (world) => {
    const { lines, sealed } = await rowsOf(db)
    const model = linesOf(world)
    const changed = world.cards.flatMap(({ id, version }) => {
      const before = known.get(id)
      const now = sealed.get(id) ?? ''
      known.set(id, { version, sealed: now })
      return before?.version === version && before.sealed !== now
        ? [`the content of ${id} changed unasked`]
        : []
    })
    return [
      ...[...lines].filter((line) => !model.has(line)).map((line) => `only the database has: ${line}`),
      ...[...model].filter((line) => !lines.has(line)).map((line) => `only the model has: ${line}`),
      ...changed,
    ]
  }
}
