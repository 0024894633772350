import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { devicesIn, phone } from '../../test/devices.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'
import { sessionLimits } from '../session/session.ts'
import { answerEnding, mayEndSessions } from './devices.ts'

const portal = await startPortal()
const { db } = portal.database
const { enter, isIn, endPaths, sessionIdOf } = devicesIn(portal)

const minute = 60_000
const strange = 'Strange/1.0 (<b>&quot;Ryabina58)'

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

test('SE-011 the list shows nobody else’s sessions, in one’s own region neither', async () => {
  const [anna, nikita] = [await enter('mother'), await enter('minor')]
  for (const browser of [anna, nikita]) {
    const { body } = await browser.get('/settings/devices')
    assert.equal([...body.matchAll(/class="records__one"/g)].length, 1)
    assert.match(body, /Это устройство/)
  }
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
    ...body.matchAll(/<li class="records__one">[^]*?<\/ul>[^]*?<\/li>/g),
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
