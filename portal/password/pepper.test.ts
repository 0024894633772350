import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { freshDatabase } from '../../test/database.ts'
import { newestAccount } from '../../test/family.ts'
import { startPortal } from '../../test/portal.ts'
import { openPeppers } from '../db/open-peppers.ts'
import { StartError } from '../lib/start-error.ts'
import { pepperOf, readPeppers, type Pepper } from './pepper.ts'

const folder = mkdtempSync(join(tmpdir(), 'registratura-peppers-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const { db } = await freshDatabase()
const portal = await startPortal()

let files = 0
function fileOf(bytes: Buffer): string {
  files += 1
  const path = join(folder, `pepper-${files}.key`)
  writeFileSync(path, bytes.toString('base64'))
  return path
}

const newPepper = (): Pepper => pepperOf(randomBytes(32))
const says = (words: RegExp) => (error: unknown) => error instanceof StartError && words.test(error.message)

test('a pepper is told by its file alone, and its name says nothing of it', () => {
  const bytes = randomBytes(32)
  const { current, others } = readPeppers({ file: fileOf(bytes), otherFiles: [fileOf(randomBytes(32))] })
  assert.match(current.id, /^[0-9a-f]{16}$/)
  assert.equal(readPeppers({ file: fileOf(bytes), otherFiles: [] }).current.id, current.id)
  assert.notEqual(others[0]?.id, current.id)
  assert.ok(!bytes.toString('hex').includes(current.id))
})

test('the same key as the present and a former pepper stops the start', () => {
  const bytes = randomBytes(32)
  for (const otherFiles of [[fileOf(bytes)], [fileOf(randomBytes(32)), fileOf(bytes)]]) {
    assert.throws(() => readPeppers({ file: fileOf(bytes), otherFiles }), says(/нужны разные/))
  }
  assert.throws(
    () => readPeppers({ file: fileOf(bytes), otherFiles: [join(folder, 'none')] }),
    says(/OTHER_PEPPER_FILES .*файла нет/),
  )
})

test('PW-011 another pepper than the passwords were hashed with stops the start, and leaves no trace', async () => {
  const [right, wrong] = [newPepper(), newPepper()]
  const region = 'RU-BEL'
  await portal.browser().register('confirmed')
  const { accountId } = await newestAccount(portal, region)
  const { db: used } = portal.database
  const row = { region, account_id: accountId, hash: `${right.id}:$argon2id$`, set_at: portal.database.now() }
  await used.insertInto('password').values(row).execute()

  await openPeppers(used, { current: right, others: [] })
  for (const peppers of [
    { current: wrong, others: [] },
    { current: wrong, others: [newPepper()] },
  ]) {
    await assert.rejects(openPeppers(used, peppers), says(/PEPPER_FILE.*Верните прежний/))
  }
  await openPeppers(used, { current: right, others: [] })
  await openPeppers(used, { current: wrong, others: [right] })
  // A former one may go as soon as nobody needs it; a password that waits for its proof needs it too.
  await assert.rejects(openPeppers(used, { current: wrong, others: [] }), says(/PEPPER_FILE/))
  await used
    .updateTable('password')
    .set({ hash: `${wrong.id}:$argon2id$` })
    .execute()
  const pending = { region, session_id: accountId, account_id: accountId, expires_at: portal.database.now() }
  await used
    .insertInto('pending_password')
    .values({ ...pending, hash: `${right.id}:x` })
    .execute()
  await assert.rejects(openPeppers(used, { current: wrong, others: [] }), says(/PEPPER_FILE/))
  await used.deleteFrom('pending_password').execute()
  await openPeppers(used, { current: wrong, others: [] })
  await assert.rejects(openPeppers(used, { current: right, others: [] }), says(/PEPPER_FILE/))
})

test('the next pepper may be given ahead, while instances are restarted one by one', async () => {
  const [now, next] = [newPepper(), newPepper()]
  await openPeppers(db, { current: now, others: [next] })
  await openPeppers(db, { current: next, others: [now] })
  await openPeppers(db, { current: now, others: [next] })
})

test('instances that start at once agree on the pepper', async () => {
  await db.deleteFrom('key_canary').execute()
  const current = newPepper()
  await Promise.all([1, 2, 3, 4].map(() => openPeppers(db, { current, others: [] })))
  const kept = await db.selectFrom('key_canary').select('id').where('id', 'like', 'pepper:%').execute()
  assert.deepEqual(kept, [{ id: `pepper:${current.id}` }])
})

test('a pepper of the same name and another content is not the same', async () => {
  await db.deleteFrom('key_canary').execute()
  const current = newPepper()
  await openPeppers(db, { current, others: [] })
  const forged = { ...current, canary: randomBytes(32) }
  await assert.rejects(openPeppers(db, { current: forged, others: [] }), says(/PEPPER_FILE/))
})
