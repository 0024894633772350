import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addKey, enterBy } from '../../test/passkeys.ts'
import { startPortal } from '../../test/portal.ts'
import { record } from '../audit/audit.ts'
import type { Device } from '../session/device.ts'
import { sessionLimits } from '../session/session.ts'
import { hashOf, newToken } from '../session/token.ts'
import { newSession } from './new-session.ts'
import { keepPasskey, removePasskey, renamePasskey } from './queries.ts'
import { openByPasskey, passkeyOf } from './sign-in-queries.ts'

const portal = await startPortal()
const { vault, database } = portal
const { db } = database

/** Somebody with one key, as the statements know them. */
async function stageIn(region: string) {
  const browser = await enterBy(portal, 'confirmed', region)
  await addKey(browser)
  const tokenHash = hashOf(browser.cookies.get('__Host-session') ?? '')
  const code = `RU-${region.toUpperCase()}`
  const key = await db.selectFrom('passkey').selectAll().where('region', '=', code).executeTakeFirstOrThrow()
  const now = database.now()
  const event = record(vault, { region: code, at: now, event: 'passkey.failed', requestId: '', address: '' })
  const challenge = () => ({ hash: hashOf(newToken()), expiresAt: new Date(now.getTime() + 60_000) })
  return { browser, tokenHash, region: code, key, now, event, challenge }
}

const keysIn = (region: string) =>
  db.selectFrom('passkey').select('id').where('region', '=', region).execute()

test('a proof that grew old on the way adds and removes nothing: the statement itself asks for it', async () => {
  const { tokenHash, region, key, now, event, challenge } = await stageIn('bel')
  const add = () =>
    keepPasskey(db, {
      tokenHash,
      now,
      passkey: { ...key, id: randomUUID(), credential_index: hashOf(newToken()) },
      challenge: challenge(),
      event: { ...event, id: randomUUID() },
    })
  const remove = () =>
    removePasskey(db, { tokenHash, now, id: key.id, event: { ...event, id: randomUUID() } })

  for (const stale of [{ how: 'password' as const }, { how: 'esia' as const, proved_at: new Date(0) }]) {
    await db.updateTable('session').set(stale).where('token_hash', '=', tokenHash).execute()
    const told = await add()
    assert.deepEqual([told.isLive, told.kept], [false, false])
    assert.equal(await remove(), false)
  }
  assert.deepEqual(await keysIn(region), [{ id: key.id }])

  await db.updateTable('session').set({ proved_at: now }).where('token_hash', '=', tokenHash).execute()
  assert.equal((await add()).kept, true)
  assert.equal(await remove(), true)
})

test('the statements add, rename and remove keys of whoever asks alone, and rename one once', async () => {
  const { tokenHash, region, key, now, event, challenge } = await stageIn('sam')
  const stranger = await enterBy(portal, 'mother', 'sam')
  const others = hashOf(stranger.cookies.get('__Host-session') ?? '')
  const noted = () => ({ ...event, id: randomUUID() })
  const add = (token: Buffer, accountId: string) =>
    keepPasskey(db, {
      tokenHash: token,
      now,
      passkey: { ...key, account_id: accountId, id: randomUUID(), credential_index: hashOf(newToken()) },
      challenge: challenge(),
      event: noted(),
    })
  const rename = (token: Buffer, was = key.sealed) =>
    renamePasskey(db, { tokenHash: token, now, id: key.id, was, sealed: Buffer.from('new'), event: noted() })
  const remove = (token: Buffer) => removePasskey(db, { tokenHash: token, now, id: key.id, event: noted() })

  assert.equal((await add(others, key.account_id)).kept, false)
  assert.deepEqual([await rename(others), await remove(others)], [false, false])
  assert.deepEqual(await keysIn(region), [{ id: key.id }])
  assert.deepEqual(
    [await rename(tokenHash), await rename(tokenHash), await remove(tokenHash)],
    [true, false, true],
  )
})

test('a session that has lapsed since its page was read, or whose account was closed, removes nothing', async () => {
  const { tokenHash, region, key, now, event } = await stageIn('kam')
  await enterBy(portal, 'mother', 'kam')
  const remove = () =>
    removePasskey(db, { tokenHash, now, id: key.id, event: { ...event, id: randomUUID() } })
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  const session = db.updateTable('session').where('token_hash', '=', tokenHash)
  const account = db.updateTable('account').where('region', '=', region).where('id', '=', key.account_id)

  await session.set({ seen_at: before(sessionLimits.idle) }).execute()
  assert.equal(await remove(), false)
  await session.set({ seen_at: now, began_at: before(sessionLimits.whole) }).execute()
  assert.equal(await remove(), false)
  await session.set({ began_at: now }).execute()
  await account.set({ closed_at: now }).execute()
  assert.equal(await remove(), false)
  await account.set({ closed_at: null }).execute()
  assert.equal(await remove(), true)
})

test('a key tells of its own account whether it is closed, and of no other', async () => {
  const { region, key, now } = await stageIn('kgd')
  await enterBy(portal, 'mother', 'kgd')
  const closedAt = async () =>
    (await passkeyOf(db, { region, credentialIndex: key.credential_index }))?.closed_at ?? null
  const account = db.updateTable('account').where('region', '=', region)
  await account.where('id', '<>', key.account_id).set({ closed_at: now }).execute()
  assert.equal(await closedAt(), null)
  await account.set({ closed_at: null }).execute()
  await account.where('id', '=', key.account_id).set({ closed_at: now }).execute()
  assert.deepEqual(await closedAt(), now)
  assert.equal(await passkeyOf(db, { region, credentialIndex: Buffer.alloc(32) }), undefined)
})

test('an account that was closed after its key was read opens nothing, and its challenge stays unused', async () => {
  const { browser, region, key, now, event, challenge } = await stageIn('ta')
  await (await enterBy(portal, 'mother', 'ta')).post('/sign-out')
  await browser.post('/settings/closing')
  const device: Device = { browser: 'firefox', system: 'linux' }
  const { row: session } = newSession(vault, { region, accountId: key.account_id, device, now })
  const told = await openByPasskey(db, {
    passkeyId: key.id,
    counter: 1000,
    challenge: challenge(),
    session,
    now,
    event,
    browserHash: hashOf(newToken()),
    browserNew: { ...event, id: randomUUID() },
    formerTokenHash: undefined,
  })
  assert.deepEqual(told, { opened: false, was_used: false, is_behind: false })
  assert.deepEqual(await db.selectFrom('session').select('id').where('region', '=', region).execute(), [])
})

test('a key opens the cabinet of its own account, moves its own counter, and leaves the sessions of others', async () => {
  const { browser, region, key, now, event, challenge } = await stageIn('kam')
  await addKey(browser)
  const strangers = await enterBy(portal, 'mother', 'kam')
  const stranger = await db
    .selectFrom('session')
    .select(['id', 'account_id'])
    .where('token_hash', '=', hashOf(strangers.cookies.get('__Host-session') ?? ''))
    .executeTakeFirstOrThrow()
  const device: Device = { browser: 'firefox', system: 'linux' }
  const open = async (accountId: string) => {
    const { row: session } = newSession(vault, { region, accountId, device, now })
    const { opened } = await openByPasskey(db, {
      passkeyId: key.id,
      counter: 1000,
      challenge: challenge(),
      session,
      now,
      event: { ...event, id: randomUUID() },
      browserHash: hashOf(newToken()),
      browserNew: { ...event, id: randomUUID() },
      formerTokenHash: undefined,
    })
    return opened
  }
  assert.equal(await open(stranger.account_id), false)
  assert.equal(await open(key.account_id), true)

  const moved = await db
    .selectFrom('passkey')
    .select('id')
    .where('region', '=', region)
    .where('counter', '=', 1000)
    .execute()
  assert.deepEqual(moved, [{ id: key.id }])
  const left = await db.selectFrom('session').select('id').where('id', '=', stranger.id).execute()
  assert.equal(left.length, 1)
})

test('a key that was removed after it was read opens nothing', async () => {
  const { browser, tokenHash, region, key, now, event, challenge } = await stageIn('sam')
  await addKey(browser)
  assert.equal(await removePasskey(db, { tokenHash, now, id: key.id, event }), true)
  const device: Device = { browser: 'firefox', system: 'linux' }
  const { row: session } = newSession(vault, { region, accountId: key.account_id, device, now })
  const told = await openByPasskey(db, {
    passkeyId: key.id,
    counter: 0,
    challenge: challenge(),
    session,
    now,
    event: { ...event, id: randomUUID() },
    browserHash: hashOf(newToken()),
    browserNew: { ...event, id: randomUUID() },
    formerTokenHash: tokenHash,
  })
  assert.deepEqual([told.opened, told.is_behind], [false, false])
  const sessions = await db.selectFrom('session').select('id').where('token_hash', '=', tokenHash).execute()
  assert.equal(sessions.length, 1)
})
