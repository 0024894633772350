import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { freshDatabase } from '../../test/database.ts'
import { StartError } from '../lib/start-error.ts'
import type { Keys } from './keys.ts'
import { openVault } from './open-vault.ts'
import { SealError } from './seal.ts'

const { db } = await freshDatabase()
const newKeys = (): Keys => ({
  master: createSecretKey(randomBytes(32)),
  index: createSecretKey(randomBytes(32)),
})
const place = { table: 'patient_card', column: 'sealed', id: '018f' }

beforeEach(async () => {
  await db.deleteFrom('data_key').execute()
  await db.deleteFrom('key_canary').execute()
})

test('what one start sealed the next one opens', async () => {
  const keys = newKeys()
  const before = await openVault(db, keys, ['31', '77'])
  const after = await openVault(db, keys, ['31', '77'])
  assert.deepEqual(after.open('31', place, before.seal('31', place, { snils: '1' })), { snils: '1' })
  assert.deepEqual(after.index('phone', '31', '1'), before.index('phone', '31', '1'))
})

test('each region has a data key of its own, and a new region gets one', async () => {
  const keys = newKeys()
  const before = await openVault(db, keys, ['31'])
  const after = await openVault(db, keys, ['31', '77'])
  assert.throws(() => after.open('77', place, before.seal('31', place, 1)), SealError)
  assert.throws(() => before.seal('77', place, 1), SealError)
  const rows = await db.selectFrom('data_key').select(['region', 'version']).orderBy('region').execute()
  assert.deepEqual(rows, [
    { region: '31', version: 1 },
    { region: '77', version: 1 },
  ])
})

test('a wrong master key stops the start and leaves everything as it was', async () => {
  const keys = newKeys()
  await openVault(db, keys, ['31'])
  const rows = await db.selectFrom('data_key').selectAll().execute()
  await assert.rejects(
    openVault(db, { ...newKeys(), index: keys.index }, ['31', '77']),
    (error) => error instanceof StartError && error.message.startsWith('KEY_FILE: это не тот ключ'),
  )
  assert.deepEqual(await db.selectFrom('data_key').selectAll().execute(), rows)
})

test('a wrong master key stops the start even where no data key was made yet', async () => {
  const keys = newKeys()
  await openVault(db, keys, [])
  await assert.rejects(openVault(db, { ...newKeys(), index: keys.index }, ['31']), StartError)
  assert.deepEqual(await db.selectFrom('data_key').selectAll().execute(), [])
})

test('a wrong index key stops the start: every login would be missing', async () => {
  const keys = newKeys()
  await openVault(db, keys, ['31'])
  await assert.rejects(
    openVault(db, { ...newKeys(), master: keys.master }, ['31']),
    (error) => error instanceof StartError && error.message.startsWith('INDEX_KEY_FILE: это не тот ключ'),
  )
})

test('a lost canary lets no wrong master key in, which would then keep the right one out', async () => {
  const keys = newKeys()
  await openVault(db, keys, ['31'])
  await db.deleteFrom('key_canary').execute()
  await assert.rejects(openVault(db, newKeys(), ['31']), StartError)
  await openVault(db, keys, ['31'])
})

test('a data key moved to another region or version opens nothing', async () => {
  const keys = newKeys()
  await openVault(db, keys, ['31', '77'])
  const row = await db.selectFrom('data_key').selectAll().where('region', '=', '31').executeTakeFirstOrThrow()
  await db.updateTable('data_key').set({ wrapped: row.wrapped }).where('region', '=', '77').execute()
  await assert.rejects(openVault(db, keys, ['31', '77']), StartError)
  await db.deleteFrom('data_key').where('region', '=', '77').execute()
  await db
    .insertInto('data_key')
    .values({ ...row, version: 2 })
    .execute()
  await assert.rejects(openVault(db, keys, ['31']), StartError)
})

test('eight instances that start at once agree on one key', async () => {
  const keys = newKeys()
  const vaults = await Promise.all(Array.from({ length: 8 }, () => openVault(db, keys, ['31', '77'])))
  for (const one of vaults) {
    for (const other of vaults) assert.equal(other.open('31', place, one.seal('31', place, 'x')), 'x')
  }
  const rows = await db.selectFrom('data_key').select('region').execute()
  assert.equal(rows.length, 2)
})
