import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { location, type Browser } from '../../test/browser.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { record } from '../audit/audit.ts'
import { sessionLimits } from '../session/session.ts'
import { hashOf } from '../session/token.ts'
import { answerEnding, mayEndSessions } from './devices.ts'
import { endSessions } from './queries.ts'

const portal = await startPortal()
const { db } = portal.database

const minute = 60_000
const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36'
const strange = 'Strange/1.0 (<b>&quot;Ryabina58)'

type As = { readonly userAgent?: string; readonly region?: string }

async function enter(person: string, { userAgent, region = 'bel' }: As = {}): Promise<Browser> {
  const browser = portal.browser()
  if (userAgent !== undefined) browser.userAgent = userAgent
  assert.equal(location(await browser.register(person, region)), '/cards')
  return browser
}

const isIn = async (browser: Browser) => {
  const copy = portal.browser()
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
  return (await copy.get('/cards')).statusCode === 200
}

const endPaths = async (browser: Browser) => {
  const { body } = await browser.get('/settings/devices')
  return [...body.matchAll(/action="(\/settings\/devices\/[\da-f-]{36}\/end)"/g)].map(([, path = '']) => path)
}

const sessionIdOf = async (browser: Browser) => {
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('token_hash', '=', hashOf(browser.cookies.get('__Host-session') ?? ''))
    .executeTakeFirstOrThrow()
  return row.id
}

const eventsOf = async (sessionId: string) => {
  const rows = await db
    .selectFrom('audit_event')
    .select(['event', 'request_id'])
    .where('session_id', '=', sessionId)
    .orderBy('at')
    .execute()
  return rows
}

test('other sessions may be ended within twenty minutes of a proof of any kind, to the millisecond', () => {
  const provedAt = new Date('2026-11-23T09:00:00Z')
  for (const how of ['esia', 'password', 'passkey'] as const) {
    const session = { id: '', region: '', accountId: '', how, provedAt }
    assert.equal(mayEndSessions(session, new Date(provedAt.getTime() + 20 * minute - 1)), true)
    assert.equal(mayEndSessions(session, new Date(provedAt.getTime() + 20 * minute)), false)
  }
})

test('a wish to end a session is answered by what happened to it', () => {
  const told = { isLive: true, ended: 0, isKnown: false }
  assert.equal(answerEnding({ ...told, isLive: false }, undefined), 'signed-out')
  assert.equal(answerEnding({ ...told, ended: 1 }, 'one'), 'ended')
  assert.equal(answerEnding({ ...told, isKnown: true }, 'one'), 'over')
  assert.equal(answerEnding(told, 'one'), 'unknown')
  assert.equal(answerEnding(told, undefined), 'over')
})

test('SE-010 the list tells browser, system, network, time and way of each session, and marks this one', async () => {
  const browser = await enter('confirmed')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  portal.later(2 * minute)
  const other = portal.browser()
  Object.assign(other, { userAgent: phone, address: '95.24.13.7' })
  const { phone: login } = await personOf(portal.simulator, 'confirmed')
  assert.equal(location(await other.post('/bel/sign-in', { login, password: 'Ryabina58' })), '/cards')

  const { body, statusCode } = await browser.get('/settings/devices')
  assert.equal(statusCode, 200)
  const [newer = '', older = '', ...more] = [
    ...body.matchAll(/<li class="cards__card device">[^]*?<\/ul>[^]*?<\/li>/g),
  ].map(([item]) => item)
  assert.deepEqual(more, [])
  assert.match(
    newer,
    /Chrome, Android[^]*Вход по паролю портала: \d\d:\d\d[^]*Последнее[^]*95\.24\.13\.\*[^]*Завершить сеанс/,
  )
  assert.match(older, /Firefox, Linux[^]*Это устройство[^]*Вход через Госуслуги: /)
  assert.doesNotMatch(newer, /Это устройство/)
  assert.doesNotMatch(older, /<form|Последнее/)
  assert.doesNotMatch(body, /95\.24\.13\.7/)
  portal.later(-2 * minute)
  assert.match(body, /Время на этой странице — Москва, UTC\+3/)
})

test('a browser that nobody knows is called so, and nothing of what it says is shown', async () => {
  const browser = await enter('foreign', { userAgent: strange })
  const { body } = await browser.get('/settings/devices')
  assert.match(body, /Неизвестный браузер</)
  assert.doesNotMatch(body, /Strange|Ryabina/)
})

test('a session of before this list has no device, and is shown all the same', async () => {
  const browser = await enter('no-policy')
  await db
    .updateTable('session')
    .set({ device_sealed: null })
    .where('id', '=', await sessionIdOf(browser))
    .execute()
  const { statusCode, body } = await browser.get('/settings/devices')
  assert.equal(statusCode, 200)
  assert.match(body, /Неизвестный браузер/)
})

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

  const ended = (await eventsOf(id)).filter(({ event }) => event === 'session.ended')
  const deeds = (await eventsOf(await sessionIdOf(browser))).filter(({ event }) => event === 'devices.ended')
  assert.equal(ended.length, 1)
  assert.deepEqual(
    deeds.map(({ request_id }) => request_id),
    ended.map(({ request_id }) => request_id),
  )
})

test('ID-001 ID-003 «Завершить сеанс» pressed twice at once, and once more, ends one session once', async () => {
  const [browser, other] = [await enter('minor'), await enter('minor', { userAgent: phone })]
  const id = await sessionIdOf(other)
  const [path = ''] = await endPaths(browser)
  const answers = await Promise.all([1, 2, 3].map(() => browser.post(path)))
  answers.push(await browser.post(path))

  assert.deepEqual([...new Set(answers.map(location))], ['/settings/devices?ended'])
  assert.deepEqual(
    (await eventsOf(id)).map(({ event }) => event).filter((event) => event === 'session.ended').length,
    1,
  )
})

test('SE-010 «Завершить все остальные» leaves this session alone, and ends nobody else’s', async () => {
  const stranger = await enter('minor')
  const browser = await enter('no-patronymic')
  const others = [
    await enter('no-patronymic', { userAgent: phone }),
    await enter('no-patronymic', { userAgent: strange }),
  ]
  const ids = await Promise.all(others.map(sessionIdOf))
  const answers = await Promise.all([1, 2].map(() => browser.post('/settings/devices/end')))

  assert.deepEqual([...new Set(answers.map(location))], ['/settings/devices?all-ended'])
  assert.match((await browser.get('/settings/devices?all-ended')).body, /Остальные сеансы завершены/)
  assert.deepEqual(await Promise.all([browser, stranger, ...others].map(isIn)), [true, true, false, false])
  for (const id of ids)
    assert.equal((await eventsOf(id)).filter(({ event }) => event === 'session.ended').length, 1)
  const deeds = (await eventsOf(await sessionIdOf(browser))).filter(({ event }) => event === 'devices.ended')
  assert.equal(deeds.length, 1)
})

/** What the statement that ends sessions is told, by the browser that asks. */
const asking = (browser: Browser) => {
  const now = portal.database.now()
  return {
    tokenHash: hashOf(browser.cookies.get('__Host-session') ?? ''),
    now,
    only: undefined,
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

test('a session that has lapsed is not listed, though its row still waits for the purge', async () => {
  const browser = await enter('foreign', { region: 'sam' })
  const now = portal.database.now()
  for (const lapsed of [
    { seen_at: new Date(now.getTime() - sessionLimits.idle) },
    { began_at: new Date(now.getTime() - sessionLimits.whole) },
  ]) {
    const other = await enter('foreign', { region: 'sam' })
    assert.equal((await endPaths(browser)).length, 1)
    await db
      .updateTable('session')
      .set(lapsed)
      .where('id', '=', await sessionIdOf(other))
      .execute()
    assert.deepEqual(await endPaths(browser), [])
  }
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
  const told = answers.map(({ statusCode, body }) => [statusCode, body.replace(/номер запроса: \S+/, '')])
  for (const one of told) assert.deepEqual(one, told[0])
  assert.equal(told[0]?.[0], 404)
  assert.deepEqual([await isIn(victim), await isIn(browser)], [true, true])
  assert.deepEqual(
    (await eventsOf(await sessionIdOf(browser)))
      .filter(({ event }) => event.startsWith('devices.'))
      .map(({ event }) => event),
    ['devices.refused', 'devices.refused'],
  )
})

test('SE-011 the session of the same person in another region is another’s too', async () => {
  const browser = await enter('confirmed')
  const elsewhere = portal.browser()
  await elsewhere.register('confirmed', 'ta')
  const id = await sessionIdOf(elsewhere)
  assert.equal((await browser.post(`/settings/devices/${id}/end`)).statusCode, 404)
  await browser.post('/settings/devices/end')
  assert.equal(await isIn(elsewhere), true)
})

test('SE-010 twenty minutes after a proof nothing is ended, and the page asks for another one', async () => {
  const [browser, other] = [await enter('no-policy'), await enter('no-policy', { userAgent: phone })]
  const [path = ''] = await endPaths(browser)
  for (let passed = 0; passed < 20; passed += 10) {
    portal.later(10 * minute)
    assert.deepEqual([await isIn(browser), await isIn(other)], [true, true])
  }
  for (const stale of [path, '/settings/devices/end'])
    assert.equal(location(await browser.post(stale)), '/settings/devices')
  assert.equal(await isIn(other), true)
  const { body } = await browser.get('/settings/devices')
  assert.deepEqual(await endPaths(browser), [])
  assert.match(body, /подтвердите, что это Вы[^]*name="back" value="\/settings\/devices"/)

  portal.later(-20 * minute)
})

test('a fresh proof leads back to the list, and then the session is ended', async () => {
  const [browser, other] = [await enter('minor'), await enter('minor', { userAgent: phone })]
  const provedAt = new Date(portal.database.now().getTime() - 20 * minute)
  const id = await sessionIdOf(browser)
  await db.updateTable('session').set({ proved_at: provedAt }).where('id', '=', id).execute()
  assert.deepEqual(await endPaths(browser), [])

  await browser.post('/esia/proof', { back: '/settings/devices' })
  const started = await browser.get('/esia/proof/go-on', { 'sec-fetch-site': 'cross-site' })
  const callback = await browser.signInAtGosuslugi(location(started), 'minor')
  assert.equal(location(await browser.get(callback)), '/settings/devices')
  const path = `/settings/devices/${await sessionIdOf(other)}/end`
  assert.ok((await endPaths(browser)).includes(path))
  await browser.post(path)
  assert.equal(await isIn(other), false)
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

test('a password that waited in an ended session is never saved', async () => {
  const browser = await enter('mother')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const other = portal.browser()
  const { phone: login } = await personOf(portal.simulator, 'mother')
  await other.post('/bel/sign-in', { login, password: 'Ryabina58' })
  await other.post('/settings', { password: 'Berjoza77', again: 'Berjoza77' })
  assert.equal((await db.selectFrom('pending_password').select('hash').execute()).length, 1)
  assert.equal(location(await browser.post('/settings/devices/end')), '/settings/devices?all-ended')
  assert.equal((await db.selectFrom('pending_password').select('hash').execute()).length, 0)
})

test('a new password ends the sessions on other devices, each with its event', async () => {
  const [browser, other] = [await enter('foreign'), await enter('foreign', { userAgent: phone })]
  const id = await sessionIdOf(other)
  const answer = await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  assert.match((await browser.get(location(answer))).body, /на других устройствах, там он закрыт/)
  assert.equal(await isIn(other), false)
  assert.deepEqual((await eventsOf(id)).map(({ event }) => event).includes('session.ended'), true)
})

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
  assert.deepEqual(
    (await eventsOf(id)).map(({ event }) => event).filter((event) => event === 'session.ended').length,
    1,
  )
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
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from session where account_id = ${account.account_id}::uuid`.execute(db)
  assert.equal(rows[0]?.count, sessionLimits.atMost)
})

test('SE-014 whatever opens a session, of many opened at once ten stay', async () => {
  const browser = await enter('no-patronymic', { region: 'ta' })
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', await sessionIdOf(browser))
    .executeTakeFirstOrThrow()
  const another = () =>
    db
      .insertInto('session')
      .values({ ...row, id: randomUUID(), token_hash: randomBytes(32), device_sealed: null })
      .execute()
  for (let round = 0; round < 5; round += 1) await Promise.all(Array.from({ length: 6 }, another))
  const left = await db.selectFrom('session').select('id').where('account_id', '=', row.account_id).execute()
  assert.equal(left.length, sessionLimits.atMost)
})

test('S6 the list is one statement, and ending sessions is one more than opening the page', async () => {
  const browser = await enter('confirmed')
  await enter('confirmed', { userAgent: phone })
  const count = async (work: () => Promise<unknown>) => {
    const before = portal.statements()
    await work()
    return portal.statements() - before
  }
  assert.equal(await count(() => browser.get('/settings/devices')), 1)
  assert.equal(await count(() => browser.post('/settings/devices/end')), 2)
})
