import { sql } from 'kysely'
import type { Db } from '../portal/db/schema.ts'

/** Set, it seeds twins before each request of every portal under test; tests that count rows fail then. */
export const twins = 'TEST_TWINS'

/** No region of the portal: whatever stands there belongs to nobody who signs in. */
const twin = 'RU-TWN'

/** Keyed by something else than region and id, or of no person. */
const untwinned = ['session', 'attempt', 'data_key', 'consent_document']

/**
 * Gives every row of a person a twin in another region: the same ids, nothing ended, everybody a keeper of everything,
 * and what is sealed can't be opened. Ids are random, so that no honest database has such rows; but a statement that
 * forgets to say of which region it speaks finds them, and shows it.
 */
export function twinSeeder(db: Db): () => Promise<void> {
  let statements: Promise<readonly string[]> | undefined
  return async () => {
    statements ??= copying(db)
    const all = await statements
    await db.connection().execute(async (one) => {
      // What is not copied is missing beside its twins: nothing here is to be consistent.
      await sql`set session_replication_role = replica`.execute(one)
      for (const statement of all) await sql.raw(statement).execute(one)
      await sql`set session_replication_role = origin`.execute(one)
    })
  }
}

async function copying(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ statement: string }>`
    select format(
      'insert into %1$I (%2$s) select %3$s from %1$I where region not in (''-'', ${sql.raw(`''${twin}''`)}) on conflict do nothing',
      table_name,
      string_agg(quote_ident(column_name), ', '),
      string_agg(case
        when column_name = 'region' then ${sql.lit(`'${twin}'`)}
        when column_name in ('closed_at', 'ended_at', 'end_reason') then 'null'
        when data_type = 'bytea' and column_name like '%sealed' and is_nullable = 'NO' then '''\\x00''::bytea'
        when column_name like '%sealed' then 'null'
        else quote_ident(column_name) end, ', ')) as statement
    from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' and table_name <> all (${untwinned})
      and table_name in (
        select table_name from information_schema.columns where table_schema = 'public' and column_name = 'region')
    group by table_name`.execute(db)
  return [
    ...rows.map(({ statement }) => statement),
    `insert into card_keeper (region, card_id, account_id, kinship, ground, since)
      select card.region, card.id, account.id, 'other', 'consent', card.created_at
      from patient_card as card join account on account.region = card.region
      where card.region = '${twin}' on conflict do nothing`,
  ]
}
