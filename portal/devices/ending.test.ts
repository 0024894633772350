import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { devicesIn, phone } from '../../test/devices.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { record } from '../audit/audit.ts'
import { sessionLimits } from '../session/session.ts'
import { endSessions } from './queries.ts'

const portal = await startPortal()
const { db } = portal.database
const { enter, isIn, endPaths, hashIn, sessionIdOf, requestsOf } = devicesIn(portal)

test('SE-010 a session ended from the list is over at its next request, and its page says why', async () => {
  const [browser, other] = [await enter('mother'), await enter('mother', { userAgent: phone })]
  const id = await sessionIdOf(other)
  const [path = ''] = await endPaths(browser)
  const answer = await browser.post(path)

  assert.equal(location(answer), '/settings/devices?ended')
  assert.match((await browser.get(location(answer))).body, /Сеанс завершён/)
  const out = await other.get('/cards')
  assert.equal(out.statusCode, 401)
  assert.match(out.body, /с другого устройства/)
  assert.equal(await isIn(browser), true)

  const ended = await requestsOf('session.ended', id)
  const deeds = await requestsOf('devices.ended', await sessionIdOf(browser))
  assert.equal(ended.length, 1)
  assert.deepEqual(deeds, ended)
})

test('ID-001 ID-003 «Завершить сеанс» pressed twice at once, and once more, ends one session once', async () => {
  const [browser, other] = [await enter('minor'), await enter('minor', { userAgent: phone })]
  const id = await sessionIdOf(other)
  const [path = ''] = await endPaths(browser)
  const answers = await Promise.all([1, 2, 3].map(() => browser.post(path)))
  answers.push(await browser.post(path))

  assert.deepEqual([...new Set(answers.map(location))], ['/settings/devices?ended'])
  assert.equal((await requestsOf('session.ended', id)).length, 1)
})

test('SE-010 «Завершить все остальные» leaves this session alone, and ends nobody else’s', async () => {
  const stranger = await enter('minor')
  const browser = await enter('no-patronymic')
  const others = [await enter('no-patronymic', { userAgent: phone }), await enter('no-patronymic')]
  const ids = await Promise.all(others.map(sessionIdOf))
  const answers = await Promise.all([1, 2].map(() => browser.post('/settings/devices/end')))

  assert.deepEqual([...new Set(answers.map(location))], ['/settings/devices?all-ended'])
  assert.match((await browser.get('/settings/devices?all-ended')).body, /Остальные сеансы завершены/)
  assert.deepEqual(await Promise.all([browser, stranger, ...others].map(isIn)), [true, true, false, false])
  for (const id of ids) assert.equal((await requestsOf('session.ended', id)).length, 1)
  const deeds = await requestsOf('devices.ended', await sessionIdOf(browser))
  assert.equal(deeds.length, 1)
})

test('SE-011 a session of another person is no more there than one that never was, and lives on', async () => {
  const [browser, victim] = [await enter('confirmed'), await enter('mother')]
  const id = await sessionIdOf(victim)
  const answers = [
    await browser.post(`/settings/devices/${id}/end`),
    await browser.post('/settings/devices/c0ffee00-0000-4000-8000-000000000002/end'),
    await browser.post(`/settings/devices/${await sessionIdOf(browser)}/end`),
    await browser.post('/settings/devices/0/end'),
  ]
  const told = answers.map(({ statusCode, body }) => [
    statusCode,
    body.replace(/номер запроса: <[^>]*>\S+/, ''),
  ])
  for (const one of told) assert.deepEqual(one, told[0])
  assert.equal(told[0]?.[0], 404)
  assert.deepEqual([await isIn(victim), await isIn(browser)], [true, true])
  const own = await sessionIdOf(browser)
  assert.equal((await requestsOf('devices.refused', own)).length, 2)
  assert.equal((await requestsOf('devices.ended', own)).length, 0)
})

test('SE-011 the session of the same person in another region is another’s too', async () => {
  const browser = await enter('confirmed')
  const elsewhere = await enter('confirmed', { region: 'ta' })
  const id = await sessionIdOf(elsewhere)
  assert.equal((await browser.post(`/settings/devices/${id}/end`)).statusCode, 404)
  await browser.post('/settings/devices/end')
  assert.equal(await isIn(elsewhere), true)
})

test('a session that is over is not listed, ends nobody, and a button that names it is no error', async () => {
  const [browser, other] = [await enter('mother'), await enter('mother', { userAgent: phone })]
  const path = `/settings/devices/${await sessionIdOf(other)}/end`
  await other.post('/sign-out')
  assert.ok(!(await endPaths(browser)).includes(path))
  assert.equal(location(await browser.post(path)), '/settings/devices?ended')
  assert.equal((await other.post('/settings/devices/end')).statusCode, 401)
  assert.equal((await other.get('/settings/devices')).statusCode, 401)
})

test('a password that waited in an ended session is never saved, and that of another person still is', async () => {
  const waiting = async (person: string) => {
    const browser = await enter(person)
    await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
    const other = portal.browser()
    const { phone: login } = await personOf(portal.simulator, person)
    await other.post('/bel/sign-in', { login, password: 'Ryabina58' })
    await other.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' })
    return { browser, sessionId: await sessionIdOf(other) }
  }
  const [mine, another] = [await waiting('mother'), await waiting('long-name')]
  const left = async () => {
    const rows = await db
      .selectFrom('pending_password')
      .select('session_id')
      .where('region', '=', 'RU-BEL')
      .execute()
    return rows.map(({ session_id: id }) => id).toSorted()
  }
  assert.deepEqual(await left(), [mine.sessionId, another.sessionId].toSorted())
  assert.equal(location(await mine.browser.post('/settings/devices/end')), '/settings/devices?all-ended')
  assert.deepEqual(await left(), [another.sessionId])
})

test('who ends one session of a list forgets no browser; who ends all others does', async () => {
  const browser = await enter('foreign', { region: 'ta' })
  const [one] = [await enter('foreign', { region: 'ta' }), await enter('foreign', { region: 'ta' })]
  const known = async () => {
    const rows = await db.selectFrom('known_browser').select('since').where('region', '=', 'RU-TA').execute()
    return rows.length
  }
  const before = await known()
  await browser.post(`/settings/devices/${await sessionIdOf(one)}/end`)
  assert.deepEqual([await isIn(one), await known()], [false, before])
  await browser.post('/settings/devices/end')
  assert.equal(await known(), before - 2)
})

test('a new password ends the sessions on other devices, each with its event', async () => {
  const [browser, other] = [await enter('foreign'), await enter('foreign', { userAgent: phone })]
  const id = await sessionIdOf(other)
  const answer = await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  assert.match((await browser.get(location(answer))).body, /на других устройствах, там он закрыт/)
  assert.equal(await isIn(other), false)
  assert.equal((await requestsOf('session.ended', id)).length, 1)
})

/** What the statement that ends sessions is told, by the browser that asks. */
const asking = (browser: Browser) => {
  const now = portal.database.now()
  return {
    tokenHash: hashIn(browser),
    now,
    only: undefined,
    browserHash: Buffer.alloc(32),
    event: record(portal.vault, {
      region: 'RU-SAM',
      at: now,
      event: 'devices.ended',
      requestId: 'test',
      address: '127.0.0.1',
    }),
  }
}

test('of devices that end each other at once one stays, and none waits for another', async () => {
  for (let time = 0; time < 10; time += 1) {
    const devices = [
      await enter('confirmed', { region: 'sam' }),
      await enter('confirmed', { region: 'sam' }),
      await enter('confirmed', { region: 'sam' }),
    ]
    await Promise.all(devices.map((one) => endSessions(db, asking(one))))
    assert.equal((await Promise.all(devices.map(isIn))).filter(Boolean).length, 1)
  }
})

test('two presses on two devices at once are each answered by a page', async () => {
  const both = [
    await enter('confirmed', { region: 'sam' }),
    await enter('confirmed', { region: 'sam', userAgent: phone }),
  ]
  const answers = await Promise.all(both.map((one) => one.post('/settings/devices/end')))
  for (const { statusCode } of answers) assert.ok([303, 401].includes(statusCode), String(statusCode))
  assert.equal((await Promise.all(both.map(isIn))).filter(Boolean).length, 1)
})

test('a session that has lapsed since its page was read ends nobody, nor does one of a closed account', async () => {
  const [browser, other] = [
    await enter('minor', { region: 'sam' }),
    await enter('minor', { region: 'sam', userAgent: phone }),
  ]
  const { id, account_id: accountId } = await db
    .selectFrom('session')
    .select(['id', 'account_id'])
    .where('token_hash', '=', asking(browser).tokenHash)
    .executeTakeFirstOrThrow()
  const mine = db.updateTable('session').where('id', '=', id)
  const account = db.updateTable('account').where('region', '=', 'RU-SAM').where('id', '=', accountId)
  const over = { isLive: false, ended: 0, isKnown: false }
  const { now } = asking(browser)
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)

  await mine.set({ seen_at: before(sessionLimits.idle) }).execute()
  assert.deepEqual(await endSessions(db, asking(browser)), over)
  await mine.set({ seen_at: now, began_at: before(sessionLimits.whole) }).execute()
  assert.deepEqual(await endSessions(db, asking(browser)), over)
  await mine.set({ began_at: now }).execute()
  await account.set({ closed_at: now }).execute()
  assert.deepEqual(await endSessions(db, asking(browser)), over)
  await account.set({ closed_at: null }).execute()
  assert.equal(await isIn(other), true)
  assert.deepEqual(await endSessions(db, asking(browser)), { isLive: true, ended: 1, isKnown: false })
})
