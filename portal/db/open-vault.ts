import { createHmac, createSecretKey, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto'
import { StartError } from '../lib/start-error.ts'
import { derivedKey, unambiguous, type Keys } from './keys.ts'
import type { Db } from './schema.ts'
import { openBytes, sealBytes, vault, type Vault } from './seal.ts'

/** Sealed with the master key once, to tell at each start whether this is still the key of this database. */
const canaryText = 'registratura'

/** The first data key of each region; a later one gets the next number. */
const firstVersion = 1

/**
 * Checks both keys against this database, makes a data key for each region that has none, and opens the vault. Safe
 * for several instances at once: whoever inserts first wins, all read what stands there.
 *
 * @throws StartError when a key is not the one that this database was made with
 */
export async function openVault(db: Db, keys: Keys, regions: readonly string[]): Promise<Vault> {
  const wrapping = derivedKey(keys.master, ['wrap'])
  // Before the canaries: were one lost, a wrong key would leave its own.
  await dataKeysOf(db, wrapping)
  await checkMaster(db, wrapping)
  await checkIndex(db, keys.index)

  await makeMissing(db, wrapping, regions)
  const all = await dataKeysOf(db, wrapping)
  return vault(new Map(regions.map((region) => [region, all.get(region) ?? new Map()])), keys.index)
}

async function dataKeysOf(db: Db, wrapping: KeyObject): Promise<Map<string, Map<number, KeyObject>>> {
  const rows = await db.selectFrom('data_key').select(['region', 'version', 'wrapped']).execute()
  const dataKeys = new Map<string, Map<number, KeyObject>>()
  for (const { region, version, wrapped } of rows) {
    const versions = dataKeys.get(region) ?? new Map<number, KeyObject>()
    dataKeys.set(region, versions.set(version, unwrap(wrapping, region, version, wrapped)))
  }
  return dataKeys
}

async function checkMaster(db: Db, wrapping: KeyObject): Promise<void> {
  const lock = { key: wrapping, version: 0, bound: unambiguous(['canary']) }
  const canary = await keepCanary(db, 'master', sealBytes(lock, Buffer.from(canaryText)))
  if (openBytes(lock, canary)?.toString() !== canaryText) throw wrongKey('KEY_FILE')
}

async function checkIndex(db: Db, index: KeyObject): Promise<void> {
  const own = createHmac('sha256', derivedKey(index, ['canary']))
    .update(canaryText)
    .digest()
  const canary = await keepCanary(db, 'index', own)
  if (canary.length !== own.length || !timingSafeEqual(canary, own)) throw wrongKey('INDEX_KEY_FILE')
}

/** Leaves a canary where there is none; returns the one that stands. */
async function keepCanary(db: Db, id: string, sealed: Buffer): Promise<Buffer> {
  const there = await db.selectFrom('key_canary').select('sealed').where('id', '=', id).executeTakeFirst()
  if (there) return there.sealed

  await db
    .insertInto('key_canary')
    .values({ id, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kept = await db
    .selectFrom('key_canary')
    .select('sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return kept.sealed
}

async function makeMissing(db: Db, wrapping: KeyObject, regions: readonly string[]): Promise<void> {
  const have = await db.selectFrom('data_key').select('region').distinct().execute()
  const missing = regions.filter((region) => !have.some((row) => row.region === region))
  if (missing.length === 0) return

  await db
    .insertInto('data_key')
    .values(
      missing.map((region) => ({
        region,
        version: firstVersion,
        wrapped: wrapNew(wrapping, region, firstVersion),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

function wrapNew(wrapping: KeyObject, region: string, version: number): Buffer {
  return sealBytes({ key: wrapping, version, bound: boundTo(region) }, randomBytes(32))
}

function unwrap(wrapping: KeyObject, region: string, version: number, wrapped: Buffer): KeyObject {
  const key = openBytes({ key: wrapping, version, bound: boundTo(region) }, wrapped)
  if (key === undefined) throw wrongKey('KEY_FILE')
  return createSecretKey(key)
}

function boundTo(region: string): Buffer {
  return unambiguous(['data-key', region])
}

function wrongKey(name: string): StartError {
  return new StartError(`${name}: это не тот ключ, с которым создана база. Верните прежний файл`)
}
