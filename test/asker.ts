import { sql } from 'kysely'
import type { EventName } from '../portal/audit/event-name.ts'
import { record } from '../portal/audit/audit.ts'
import { hashOf } from '../portal/session/token.ts'
import type { Browser } from './browser.ts'
import { location } from './browser.ts'
import { newestAccount } from './family.ts'
import type { TestPortal } from './portal.ts'

export type Asker = Awaited<ReturnType<typeof askerIn>>

/** Somebody signed in, as the statements know them: to ask one without the page that asks before it. */
export async function askerIn(portal: TestPortal, person: string, slug: string) {
  const browser: Browser = portal.browser()
  const entered = location(await browser.register(person, slug))
  if (entered !== '/cards') throw new Error(`not registered: ${entered}`)
  const { region, accountId } = await newestAccount(portal, `RU-${slug.toUpperCase()}`)
  const { card_id: card } = await portal.database.db
    .selectFrom('card_keeper')
    .select('card_id')
    .where('region', '=', region)
    .where('account_id', '=', accountId)
    .where('kinship', '=', 'self')
    .executeTakeFirstOrThrow()
  const event = (name: EventName) =>
    record(portal.vault, {
      region,
      at: portal.database.now(),
      event: name,
      requestId: '',
      address: '',
      accountId,
    })
  return {
    browser,
    region,
    accountId,
    card,
    event,
    tokenHash: hashOf(browser.cookies.get('__Host-session') ?? ''),
  }
}

/** Lets them keep a card that they have unlinked since. */
export async function hasLeft(
  { database }: TestPortal,
  { region, accountId }: Asker,
  cardId: string,
): Promise<void> {
  const now = database.now()
  await database.db
    .insertInto('card_keeper')
    .values({
      region,
      card_id: cardId,
      account_id: accountId,
      kinship: 'child',
      ground: 'kids-register',
      since: now,
      ended_at: now,
      end_reason: 'unlinked',
    })
    .execute()
}

/** What stands in all other regions: no statement that speaks of one touches it. */
export const elsewhere = async (
  { database }: TestPortal,
  table: 'patient_card' | 'card_keeper' | 'card_invitation' | 'card_draft' | 'attempt' | 'sign_in_try',
  { region }: Asker,
) =>
  sql`select to_jsonb(one) from ${sql.table(table)} as one where region <> ${region} order by 1`
    .execute(database.db)
    .then(({ rows }) => rows)
