import { sql } from 'kysely'
import type { Db } from '../portal/db/schema.ts'

/** Set, the database of every portal under test keeps twins; tests that count rows fail then. */
export const twins = 'TEST_TWINS'

/** No region of the portal: whatever stands there belongs to nobody who signs in. */
const twin = 'RU-TWN'

/** Of no person. */
const untwinned = ['data_key', 'consent_document']

/**
 * Gives every row of a person a twin in another region, as soon as it is there: the same ids, nothing ended, everybody a
 * keeper of everything, and what is sealed can't be opened. Ids are random, so that no honest database has such rows; but
 * a statement that forgets to say of which region it speaks finds them, and shows it. While `watch` is on, whoever
 * writes, changes or deletes one gets an error; what works through the night speaks of all regions at once.
 */
export async function keepTwins(db: Db): Promise<{ watch(isOn: boolean): Promise<void> }> {
  await sql`create table twin_watch as select false as is_on`.execute(db)
  await sql`
    create function keep_twin() returns trigger language plpgsql as $$ begin
      if coalesce(new.region, old.region) = ${sql.lit(twin)} and (select is_on from twin_watch) then
        raise 'A row of another region was written: %', tg_table_name;
      end if;
      return coalesce(new, old);
    end $$`.execute(db)
  for (const { name, copy } of await copying(db)) {
    const making = sql.ref(`make_twin_of_${name}`)
    // What is not copied is missing beside its twins: nothing here is to be consistent.
    await sql`
      create function ${making}() returns trigger language plpgsql set session_replication_role = replica as $$ begin
        if new.region not in ('-', ${sql.lit(twin)}) then ${sql.raw(copy)}; ${sql.raw(keeping[name] ?? '')} end if;
        return null;
      end $$`.execute(db)
    await sql`
      create trigger make_twin after insert on ${sql.table(name)}
      for each row execute function ${making}()`.execute(db)
    await sql`
      create trigger keep_twin before insert or update or delete on ${sql.table(name)}
      for each row execute function keep_twin()`.execute(db)
  }
  return { watch: async (isOn) => void (await sql`update twin_watch set is_on = ${isOn}`.execute(db)) }
}

const keeper = `insert into card_keeper (region, card_id, account_id, kinship, ground, since)
  select card.region, card.id, account.id, 'other', 'consent', card.created_at
  from patient_card as card join account on account.region = card.region
  where card.region = '${twin}' and new.id in (card.id, account.id) on conflict do nothing;`
const keeping: Readonly<Record<string, string>> = { account: keeper, patient_card: keeper }

/** For each table the statement that copies the new row. */
async function copying(db: Db): Promise<readonly { readonly name: string; readonly copy: string }[]> {
  const { rows } = await sql<{ name: string; copy: string }>`
    select table_name as name, format(
      'insert into %1$I (%2$s) select %3$s from (select new.*) as one on conflict do nothing',
      table_name,
      string_agg(quote_ident(column_name), ', '),
      string_agg(case
        when column_name = 'region' then ${sql.lit(`'${twin}'`)}
        when column_name in ('closed_at', 'ended_at', 'end_reason') then 'null'
        when table_name = 'session' and column_name = 'id' then 'md5(id::text)::uuid'
        when (table_name, column_name) in (('session', 'token_hash'), ('attempt', 'state_hash'))
          then format('sha256(%I)', column_name)
        when table_name = 'attempt' and column_name = 'person_sealed' then column_name
        when data_type = 'bytea' and column_name like '%sealed' and is_nullable = 'NO' then '''\\x00''::bytea'
        when column_name like '%sealed' then 'null'
        else quote_ident(column_name) end, ', ')) as copy
    from information_schema.columns
    where table_schema = 'public' and is_generated = 'NEVER' and table_name <> all (${untwinned})
      and table_name in (
        select table_name from information_schema.columns where table_schema = 'public' and column_name = 'region')
    group by table_name`.execute(db)
  return rows
}
