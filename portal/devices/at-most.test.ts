import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { location, type Browser } from '../../test/browser.ts'
import { devicesIn } from '../../test/devices.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { sessionLimits } from '../session/session.ts'

const portal = await startPortal()
const { db } = portal.database
const { enter, isIn, sessionIdOf, requestsOf } = devicesIn(portal)

const minute = 60_000

test('SE-014 of eleven sessions the one that has been idle for longest ends, with its event', async () => {
  const browsers: Browser[] = []
  for (let count = 0; count < sessionLimits.atMost; count += 1) {
    browsers.push(await enter('mother', { region: 'sam' }))
    portal.later(1000)
  }
  portal.later(2 * minute)
  const [first, second, ...rest] = browsers
  assert.ok(first && second)
  // The first one is busy, so the second has been idle for longest.
  assert.equal(await isIn(first), true)
  const id = await sessionIdOf(second)

  const eleventh = await enter('mother', { region: 'sam' })
  assert.deepEqual(await Promise.all([first, second, ...rest, eleventh].map(isIn)), [
    true,
    false,
    ...rest.map(() => true),
    true,
  ])
  assert.equal((await requestsOf('session.ended', id)).length, 1)
})

test('SE-014 twelve sign-ins by password at once leave ten sessions', async () => {
  const browser = await enter('long-name')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const { phone: login } = await personOf(portal.simulator, 'long-name')
  const account = await db
    .selectFrom('session')
    .select('account_id')
    .where('id', '=', await sessionIdOf(browser))
    .executeTakeFirstOrThrow()
  for (let count = 1; count < sessionLimits.atMost; count += 1) {
    const answer = await portal.browser().post('/bel/sign-in', { login, password: 'Ryabina58' })
    assert.equal(location(answer), '/cards')
  }
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => portal.browser().post('/bel/sign-in', { login, password: 'Ryabina58' })),
  )
  assert.deepEqual(
    answers.map(location),
    answers.map(() => '/cards'),
  )
  const left = await db
    .selectFrom('session')
    .select('id')
    .where('account_id', '=', account.account_id)
    .execute()
  assert.equal(left.length, sessionLimits.atMost)
})

test('SE-014 whatever opens a session, of many opened at once ten stay', async () => {
  const browser = await enter('no-patronymic', { region: 'ta' })
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', await sessionIdOf(browser))
    .executeTakeFirstOrThrow()
  // Held open for a moment, so that each is there before the other is written.
  const another = () =>
    db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('session')
        .values({ ...row, id: randomUUID(), token_hash: randomBytes(32), device_sealed: null })
        .execute()
      await setTimeout(10)
    })
  for (let round = 0; round < 4; round += 1) await Promise.all(Array.from({ length: 4 }, another))
  const left = await db.selectFrom('session').select('id').where('account_id', '=', row.account_id).execute()
  assert.equal(left.length, sessionLimits.atMost)
})
