import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { emptyPostgres, usesPostgres } from '../../test/database.ts'
import { StartError } from '../lib/start-error.ts'
import { openPostgres, type PostgresSettings } from './connect.ts'
import { migrate } from './migrate.ts'

const migrationNames = () =>
  readdirSync(new URL('migrations/', import.meta.url))
    .map((file) => file.replace(/\.sql$/, ''))
    .sort()

const refused = (pattern: RegExp) => (error: unknown) =>
  error instanceof StartError && pattern.test(error.message) && !/secret|\n/.test(error.message)

test('an address that is none, or where nobody answers, stops the start in one line', async () => {
  await assert.rejects(openPostgres('mysql://x'), refused(/DATABASE_URL/))
  await assert.rejects(openPostgres(''), refused(/DATABASE_URL/))
  await assert.rejects(
    openPostgres('postgresql://u:secret@127.0.0.1:1/x'),
    refused(/127\.0\.0\.1:1\/x.*соединение отклонено/),
  )
})

// These ask a server, and run where the tests have one.
if (usesPostgres()) {
  const empty = await emptyPostgres()
  const { url } = empty
  after(() => empty.drop())
  const open = async (settings?: PostgresSettings) => {
    const database = await openPostgres(url, { connections: 2, ...settings })
    after(() => database.close())
    return database
  }

  test('a wrong password and a missing database stop the start in one line', async () => {
    const wrong = new URL(url)
    wrong.password = 'secret'
    await assert.rejects(openPostgres(wrong.href), refused(/неверные имя или пароль/))
    const missing = new URL(url)
    missing.pathname = '/none'
    await assert.rejects(openPostgres(missing.href), refused(/такой базы нет/))
  })

  test('four instances that start at once migrate once, five times over', async () => {
    for (let round = 0; round < 5; round++) {
      const own = await emptyPostgres()
      const instances = await Promise.all(
        Array.from({ length: 4 }, () => openPostgres(own.url, { connections: 2 })),
      )
      const ran = await Promise.all(instances.map((instance) => migrate(instance)))
      await Promise.all(instances.map((instance) => instance.close()))
      await own.drop()
      assert.deepEqual(ran.flat(), migrationNames())
    }
  })

  test('a migration killed halfway leaves nothing, and the next start runs it whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'registratura-killed-'))
    after(() => rmSync(folder, { recursive: true }))
    const file = (name: string, text: string) => writeFileSync(join(folder, name), text)
    file('0001_first.sql', 'create table first (a int)')
    file('0002_slow.sql', 'create table slow (a int); select pg_sleep(60)')

    const own = await emptyPostgres()
    const child = spawn(process.execPath, [
      '--conditions=development',
      '--input-type=module-typescript',
      '--eval',
      `import { openPostgres } from '${new URL('connect.ts', import.meta.url).href}'
       import { migrate } from '${new URL('migrate.ts', import.meta.url).href}'
       await migrate(await openPostgres('${own.url}'), new URL('${pathToFileURL(folder).href}/'))`,
    ])
    const database = await openPostgres(own.url, { connections: 2 })
    const sleeping = sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and state = 'active' and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()`
    let backend: number | undefined
    while (backend === undefined) backend = (await sleeping.execute(database.db)).rows[0]?.pid
    child.kill('SIGKILL')
    await once(child, 'exit')
    // The server notices a client that is gone only when it next writes to it.
    await sql`select pg_terminate_backend(${backend})`.execute(database.db)

    file('0002_slow.sql', 'create table slow (a int)')
    assert.deepEqual(await migrate(database, pathToFileURL(`${folder}/`)), ['0001_first', '0002_slow'])
    await database.close()
    await own.drop()
  })

  test('a role that may not change tables starts on a database that is up to date, and only there', async () => {
    const own = await emptyPostgres()
    const owner = await openPostgres(own.url, { connections: 2 })
    await sql`drop role if exists registratura_app`.execute(owner.db)
    await sql`create role registratura_app login password 'app'`.execute(owner.db)
    const asApp = new URL(own.url)
    asApp.username = 'registratura_app'
    asApp.password = 'app'
    const app = await openPostgres(asApp.href, { connections: 2 })

    await assert.rejects(migrate(app), refused(/нет прав менять таблицы/))
    await migrate(owner)
    await sql`grant select on kysely_migration, kysely_migration_lock to registratura_app`.execute(owner.db)
    assert.deepEqual(await migrate(app), [])

    await app.close()
    await sql`drop owned by registratura_app`.execute(owner.db)
    await sql`drop role registratura_app`.execute(owner.db)
    await owner.close()
    await own.drop()
  })

  test('a statement with parameters is parsed once a connection', async () => {
    const { db } = await open({ connections: 1 })
    for (let i = 0; i < 3; i++) await sql`select ${i}::int + 1000`.execute(db)
    const prepared = sql<{ uses: number }>`select generic_plans + custom_plans as uses
      from pg_prepared_statements where statement like '%+ 1000%'`
    assert.deepEqual((await prepared.execute(db)).rows, [{ uses: 3 }])

    const plain = await open({ connections: 1, prepareStatements: false })
    await sql`select ${1}::int + 1000`.execute(plain.db)
    assert.deepEqual((await prepared.execute(plain.db)).rows, [])
  })

  test('a table changed by a newer instance does not fail the statements of an older one', async () => {
    const { db } = await open({ connections: 1 })
    await sql`create table changing (a int)`.execute(db)
    const read = () => sql`select * from changing where a is distinct from ${1}::int`.execute(db)
    await read()
    await sql`alter table changing add column b int`.execute(db)
    assert.deepEqual((await read()).rows, [])
  })

  test('a connection cut while idle or at work fails one statement at most', async () => {
    const broken: Error[] = []
    const { db } = await open({ onIdleError: (error) => broken.push(error) })
    const other = await open()
    const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`

    const working = assert.rejects(sql`select pg_sleep(30)`.execute(db))
    await new Promise((resolve) => setTimeout(resolve, 200))
    await cut.execute(other.db)
    await working
    assert.equal((await sql`select 1 as a`.execute(db)).rows.length, 1)

    await cut.execute(other.db)
    await new Promise((resolve) => setTimeout(resolve, 200))
    assert.equal((await sql`select 1 as a`.execute(db)).rows.length, 1)
    assert.equal(broken.length > 0, true)
  })

  test('a read-only server refuses writes and goes on reading', async () => {
    const { db } = await open({ connections: 1 })
    await sql`create table kept (a int)`.execute(db)
    await sql`set default_transaction_read_only = on`.execute(db)
    await assert.rejects(sql`insert into kept values (${1})`.execute(db), { code: '25006' })
    assert.deepEqual((await sql`select * from kept`.execute(db)).rows, [])
  })
}
