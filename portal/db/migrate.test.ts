import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { after, afterEach, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/database.ts'
import { StartError } from '../lib/start-error.ts'
import { migrate } from './migrate.ts'

const database = await freshDatabase()
const { db } = database

const root = mkdtempSync(join(tmpdir(), 'registratura-migrations-'))
after(() => rmSync(root, { recursive: true }))
afterEach(async () => {
  await sql`drop table if exists pony`.execute(db)
  await sql`delete from kysely_migration where name > '9'`.execute(db)
})

/** The own migrations and some more, as a later version of the portal has them. */
function later(name: string, more: Readonly<Record<string, string>>): URL {
  const folder = join(root, name)
  mkdirSync(folder)
  const own = new URL('migrations/', import.meta.url)
  for (const file of readdirSync(own)) copyFileSync(new URL(file, own), join(folder, file))
  for (const [file, text] of Object.entries(more)) writeFileSync(join(folder, file), text)
  return pathToFileURL(`${folder}/`)
}

const ponies = async () => {
  const { rows } = await sql<{ name: string | null }>`select to_regclass('pony')::text as name`.execute(db)
  return rows[0]?.name
}

test('a database that is up to date is left alone', async () => {
  assert.deepEqual(await migrate(database), [])
})

test('each new file runs once, whole, with many statements and comments', async () => {
  const folder = later('new', {
    '9001_pony.sql':
      "-- a pony; with a semicolon\ncreate table pony (name text);\ninsert into pony values ('a;b');\n",
    '9002_grey.sql': 'alter table pony add column grey boolean not null default false',
    'notes.txt': 'no migration',
  })
  assert.deepEqual(await migrate(database, folder), ['9001_pony', '9002_grey'])
  assert.deepEqual(await migrate(database, folder), [])
  const { rows } = await sql`select * from pony`.execute(db)
  assert.deepEqual(rows, [{ name: 'a;b', grey: false }])
})

test('a file that fails undoes those before it, and the repaired one runs', async () => {
  const pony = 'create table pony (name text);'
  const broken = later('broken', { '9001_pony.sql': pony, '9002_broken.sql': 'select 1; create table (;' })
  await assert.rejects(migrate(database, broken), /syntax error/)
  assert.equal(await ponies(), null)
  const repaired = later('repaired', { '9001_pony.sql': pony, '9002_broken.sql': 'select 1;' })
  assert.deepEqual(await migrate(database, repaired), ['9001_pony', '9002_broken'])
})

test('a database newer than the code stops the start, untouched', async () => {
  await migrate(database, later('newer', { '9001_pony.sql': 'create table pony (name text)' }))
  await assert.rejects(
    migrate(database),
    (error) =>
      error instanceof StartError &&
      error.message.includes('База новее') &&
      error.message.includes('9001_pony'),
  )
  assert.equal(await ponies(), 'pony')
})
