import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { StartError } from '../lib/start-error.ts'
import { openPglite } from './connect.ts'

const folder = mkdtempSync(join(tmpdir(), 'registratura-pglite-'))
after(() => rmSync(folder, { recursive: true }))
const dataDir = join(folder, 'data', 'pglite')
const module = new URL('connect.ts', import.meta.url).href

/** Writes rows and tells of each that was acknowledged. */
const writer = () =>
  spawn(process.execPath, [
    '--conditions=development',
    '--input-type=module-typescript',
    '--eval',
    `import { sql } from 'kysely'
     import { openPglite } from '${module}'
     const { db } = await openPglite('${dataDir}')
     for (let i = 0; ; i++) {
       await sql\`insert into written values (\${i})\`.execute(db)
       process.stdout.write(i + '\\n')
     }`,
  ])

test('a start killed while it makes the database is followed by one that makes it whole', async () => {
  const child = spawn(process.execPath, [
    '--conditions=development',
    '--input-type=module-typescript',
    '--eval',
    `import { openPglite } from '${module}'
     await openPglite('${dataDir}')`,
  ])
  while (!existsSync(`${dataDir}.making/base`)) await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.equal(existsSync(dataDir), false)

  let told = 0
  const database = await openPglite(dataDir, { onMake: () => told++ })
  await sql`create table written (i int)`.execute(database.db)
  await database.close()
  assert.equal(told, 1)
  assert.deepEqual(readdirSync(join(folder, 'data')), ['pglite'])
})

test('a second opening of the folder is refused and disturbs nothing', async () => {
  const database = await openPglite(dataDir, { onMake: () => assert.fail('made again') })
  await assert.rejects(
    openPglite(dataDir),
    (error) => error instanceof StartError && /уже работает/.test(error.message),
  )
  await sql`select * from written`.execute(database.db)
  await database.close()
})

test('a process killed while it writes loses nothing that it acknowledged', async () => {
  const child = writer()
  let told = ''
  child.stdout.on('data', (chunk) => (told += String(chunk)))
  while (told.length < 500) await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGKILL')
  await once(child, 'close')

  const database = await openPglite(dataDir)
  const { rows } = await sql<{ i: number }>`select i from written`.execute(database.db)
  await database.close()
  const kept = new Set(rows.map(({ i }) => i))
  const acknowledged = told.split('\n').slice(0, -1).map(Number)
  assert.deepEqual(
    acknowledged.filter((i) => !kept.has(i)),
    [],
  )
})

test('a folder that can’t be used stops the start in one line, and leaves no lock', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  await assert.rejects(
    openPglite(join(file, 'pglite')),
    (error) => error instanceof StartError && /DATA_DIR/.test(error.message),
  )
  await assert.rejects(
    openPglite(file),
    (error) => error instanceof StartError && error.message.includes(file),
  )
  await assert.rejects(
    openPglite(folder),
    (error) => error instanceof StartError && /не база портала/.test(error.message),
  )
  assert.equal(existsSync(`${file}.lock`), false)
  assert.equal(existsSync(`${folder}.lock`), false)
})
