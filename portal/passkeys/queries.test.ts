import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addKey, enterBy } from '../../test/passkeys.ts'
import { startPortal } from '../../test/portal.ts'
import { record } from '../audit/audit.ts'
import type { Device } from '../session/device.ts'
import { hashOf, newToken } from '../session/token.ts'
import { newSession } from './new-session.ts'
import { keepPasskey, removePasskey } from './queries.ts'
import { openByPasskey } from './sign-in-queries.ts'

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

test('an account that was closed after its key was read opens nothing, and its challenge stays unused', async () => {
  const { browser, region, key, now, event, challenge } = await stageIn('ta')
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
  assert.deepEqual([told.opened, told.was_used], [false, false])
  assert.deepEqual(await db.selectFrom('session').select('id').where('region', '=', region).execute(), [])
})

test('a key that was removed after it was read opens nothing', async () => {
  const { tokenHash, region, key, now, event, challenge } = await stageIn('sam')
  assert.equal(await removePasskey(db, { tokenHash, now, id: key.id, event }), true)
  const device: Device = { browser: 'firefox', system: 'linux' }
  const { row: session } = newSession(vault, { region, accountId: key.account_id, device, now })
  const told = await openByPasskey(db, {
    passkeyId: key.id,
    counter: 1000,
    challenge: challenge(),
    session,
    now,
    event: { ...event, id: randomUUID() },
    browserHash: hashOf(newToken()),
    browserNew: { ...event, id: randomUUID() },
    formerTokenHash: tokenHash,
  })
  assert.equal(told.opened, false)
  const sessions = await db.selectFrom('session').select('id').where('token_hash', '=', tokenHash).execute()
  assert.equal(sessions.length, 1)
})
