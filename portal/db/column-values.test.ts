import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/database.ts'

const { db, now, kind } = await freshDatabase()

async function one<T>(query: ReturnType<typeof sql<{ value: T }>>): Promise<T> {
  const { rows } = await query.execute(db)
  const [row] = rows
  assert.ok(row)
  return row.value
}

test('columns read alike on both databases', async () => {
  assert.equal(await one(sql`select count(*) as value from account`), 0)
  assert.equal(await one(sql`select 9007199254740991::bigint as value`), Number.MAX_SAFE_INTEGER)
  assert.equal(await one(sql`select '2000-02-29'::date as value`), '2000-02-29')
  assert.equal(await one(sql`select null::date as value`), null)
  assert.equal(
    await one(sql`select '018f0000-0000-7000-8000-000000000000'::uuid as value`),
    '018f0000-0000-7000-8000-000000000000',
  )
  assert.deepEqual(await one(sql`select '\\x00ff'::bytea as value`), Buffer.from([0, 255]))
  assert.deepEqual(await one(sql`select array['a', 'б'] as value`), ['a', 'б'])
  assert.deepEqual(await one(sql`select '{"a": [1, null]}'::jsonb as value`), { a: [1, null] })
  const at = await one(sql`select '2026-11-23T10:00:00.123+03'::timestamptz as value`)
  assert.deepEqual(at, new Date('2026-11-23T07:00:00.123Z'))
})

test('a moment reads alike in whatever zone the database prints it', async () => {
  const at = new Date('2026-11-23T07:00:00.120Z')
  for (const zone of ['UTC', 'Europe/Moscow', 'Asia/Kolkata', 'America/St_Johns']) {
    const read = await db.transaction().execute(async (open) => {
      await sql`select set_config('TimeZone', ${zone}, true)`.execute(open)
      const { rows } = await sql<{ value: Date }>`select ${at}::timestamptz as value`.execute(open)
      return rows[0]?.value
    })
    assert.deepEqual(read, at, zone)
  }
})

test('a moment that no calendar of the portal has fails rather than lies', async () => {
  await assert.rejects(one(sql`select 'infinity'::timestamptz as value`), /Not a moment/)
})

test('parameters come back as they went, whatever the type', async () => {
  const at = new Date('2026-11-23T07:00:00.123Z')
  const bytes = Buffer.from([0, 1, 254, 255])
  assert.deepEqual(await one(sql`select ${at}::timestamptz as value`), at)
  assert.deepEqual(await one(sql`select ${bytes}::bytea as value`), bytes)
  assert.deepEqual(await one(sql`select ${bytes.subarray(1, 3)}::bytea as value`), Buffer.from([1, 254]))
  assert.equal(await one(sql`select ${'2000-02-29'}::date as value`), '2000-02-29')
  assert.equal(await one(sql`select ${'Ёлкин 😀'}::text as value`), 'Ёлкин 😀')
  assert.equal(await one(sql`select ${null}::text as value`), null)
  assert.equal(await one(sql`select ${true}::boolean as value`), true)
  assert.deepEqual(await one(sql`select ${['a', 'б,"']}::text[] as value`), ['a', 'б,"'])
})

test('a count too large for a number fails rather than lies', async () => {
  await assert.rejects(one(sql`select 9007199254740993::bigint as value`), /2\^53/)
})

test('what a statement changed is counted alike', async () => {
  const inserted = await db
    .insertInto('key_canary')
    .values([
      { id: 'a', sealed: Buffer.from('1') },
      { id: 'b', sealed: Buffer.from('2') },
    ])
    .executeTakeFirst()
  assert.equal(inserted.numInsertedOrUpdatedRows, 2n)
  const [row] = await db.selectFrom('key_canary').select('sealed').where('id', '=', 'b').execute()
  assert.ok(Buffer.isBuffer(row?.sealed))
  const updated = await db
    .updateTable('key_canary')
    .set({ sealed: Buffer.from('3') })
    .executeTakeFirst()
  assert.equal(updated.numUpdatedRows, 2n)
  const deleted = await db.deleteFrom('key_canary').where('id', '=', 'none').executeTakeFirst()
  assert.equal(deleted.numDeletedRows, 0n)
})

test('a statement beside a transaction never falls into it', async () => {
  let beside: Promise<number> | undefined
  await assert.rejects(
    db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('key_canary')
        .values({ id: 'inside', sealed: Buffer.from('1') })
        .execute()
      beside = db
        .selectFrom('key_canary')
        .where('id', '=', 'inside')
        .execute()
        .then((rows) => rows.length)
      await transaction.selectFrom('key_canary').select('id').execute()
      throw new Error('undone')
    }),
    /undone/,
  )
  assert.equal(await beside, 0)
})

test('the clock is the database’s', async () => {
  const time = await one<Date>(sql`select clock_timestamp() as value`)
  assert.ok(Math.abs(now().getTime() - time.getTime()) < 1_000, kind)
})
