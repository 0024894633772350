import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { location, type Browser } from '../../test/browser.ts'
import { devicesIn, phone } from '../../test/devices.ts'
import { doubtPath } from '../../test/happenings.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { db } = portal.database
const { enter, sessionIdOf } = devicesIn(portal)

const password = { password: 'Ryabina58', again: 'Ryabina58' }

/** Opens one more session of a browser's account, and holds it open for a moment before it is there for others. */
async function openSlowly(browser: Browser, opening: () => void): Promise<string> {
  const id = await sessionIdOf(browser)
  const row = await db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const other = { ...row, id: randomUUID(), token_hash: randomBytes(32), device_sealed: null }
  await db.transaction().execute(async (transaction) => {
    await transaction.insertInto('session').values(other).execute()
    opening()
    await setTimeout(400)
  })
  return other.id
}

/** The deed, begun while somebody else's sign-in is under way. */
async function meanwhile<T>(browser: Browser, deed: () => Promise<T>): Promise<{ thief: string; done: T }> {
  const opening = Promise.withResolvers<void>()
  const thief = openSlowly(browser, opening.resolve)
  await opening.promise
  return { done: await deed(), thief: await thief }
}

const sessionsOf = async (region: string) =>
  (await db.selectFrom('session').select('id').where('region', '=', region).execute()).map(({ id }) => id)

const endedOf = async (session: string) =>
  db
    .selectFrom('audit_event')
    .select(['event', 'request_id'])
    .where('session_id', '=', session)
    .where('event', '=', 'session.ended')
    .execute()

test('SE-016 «Это был не я» ends a session that is just being opened too, with its event', async () => {
  const victim = await enter('mother', { region: 'sam' })
  await victim.post('/settings', password)
  const path = await doubtPath(victim, 'Задан пароль портала')
  const { thief, done } = await meanwhile(victim, () => victim.post(path))
  assert.equal(location(done), path)
  assert.deepEqual(await sessionsOf('RU-SAM'), [await sessionIdOf(victim)])
  const [ended, ...more] = await endedOf(thief)
  assert.ok(ended && ended.request_id !== '', 'told as one of too many')
  assert.deepEqual(more, [])
})

test('SE-009 a new password ends a session that is just being opened by the old one', async () => {
  const victim = await enter('mother', { region: 'ta' })
  await victim.post('/settings', password)
  const { thief, done } = await meanwhile(victim, () =>
    victim.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' }),
  )
  assert.equal(location(done), '/settings?saved')
  assert.deepEqual(await sessionsOf('RU-TA'), [await sessionIdOf(victim)])
  assert.equal((await endedOf(thief)).length, 1)
})

test('ID-001 of two devices that end each other, one by a password and one by the alarm too, one stays', async () => {
  for (let round = 0; round < 8; round += 1) {
    const one = await enter('confirmed', { region: 'kam' })
    await one.post('/settings', password)
    const other = await enter('confirmed', { region: 'kam', userAgent: phone })
    const path = await doubtPath(other, 'Задан пароль портала')
    const answers = await Promise.all([
      one.post('/settings', password),
      other.post('/settings/devices/end'),
      other.post(path),
      one.post('/settings/devices/end'),
    ])
    assert.ok(
      answers.every(({ statusCode }) => statusCode < 500),
      answers.map(({ statusCode }) => statusCode).join(),
    )
    assert.equal((await sessionsOf('RU-KAM')).length, 1)
    await db.deleteFrom('session').where('region', '=', 'RU-KAM').execute()
  }
})

test('RL-013 a flood of passwords to hash holds up no alarm', async () => {
  const victim = await enter('mother', { region: 'irk' })
  await victim.post('/settings', password)
  const path = await doubtPath(victim, 'Задан пароль портала')
  const other = await enter('confirmed', { region: 'irk' })
  await other.post('/settings', password)
  // Their new passwords wait for a proof: nothing but a hash comes of them.
  await db
    .updateTable('session')
    .set({ proved_at: new Date(0) })
    .where('id', '=', await sessionIdOf(other))
    .execute()
  // Twice as many as may wait for their hash: some are done before the last have come.
  const flood = Array.from({ length: 400 }, (_, index) => {
    const browser = portal.browser()
    browser.address = `10.6.0.${index % 250}`
    for (const [name, value] of other.cookies) browser.cookies.set(name, value)
    return browser.post('/settings', password)
  })
  const alarmed = await victim.post(path)
  const answers = await Promise.all(flood)
  assert.ok(answers.some(({ statusCode }) => statusCode === 503))
  assert.equal(location(alarmed), path)
})

test('whoever locks the same rows in another order at the same moment puts an alarm, an end or a new password off, and no more', async () => {
  const browser = await enter('mother', { region: 'oms' })
  await browser.post('/settings', password)
  const path = await doubtPath(browser, 'Задан пароль портала')
  for (const deed of [
    () => browser.post('/settings/devices/end'),
    () => browser.post('/settings', password),
    () => browser.post(path),
  ]) {
    const id = await sessionIdOf(browser)
    let done: ReturnType<typeof deed> | undefined
    const other = db.transaction().execute(async (transaction) => {
      await sql`select from session where id = ${id}::uuid for update`.execute(transaction)
      done = deed()
      await setTimeout(300)
      await sql`select from account where region = 'RU-OMS' for no key update`.execute(transaction)
    })
    // The database chooses which of the two it ends.
    await Promise.allSettled([other])
    assert.equal((await done)?.statusCode, 303)
  }
})
