import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { hasFreshProof } from './session.ts'

const portal = await startPortal()
const { db } = portal.database

const minute = 60_000
const enter = async (person = 'confirmed') => {
  const browser = portal.browser()
  await browser.register(person)
  return browser
}

test('a proof stays fresh for twenty minutes to the millisecond, and a password is never one', () => {
  const provedAt = new Date('2026-11-23T09:00:00Z')
  const session = { id: '', region: '', accountId: '', how: 'esia' as const, provedAt }
  assert.equal(hasFreshProof(session, new Date(provedAt.getTime() + 20 * minute - 1)), true)
  assert.equal(hasFreshProof(session, new Date(provedAt.getTime() + 20 * minute)), false)
  assert.equal(hasFreshProof({ ...session, how: 'password' }, provedAt), false)
})

test('SE-002 every cookie is locked to this origin, out of reach of scripts and of other sites', async () => {
  const browser = portal.browser()
  const chosen = await browser.post('/region', { region: 'bel' })
  const callback = await browser.register('confirmed')
  const set = [chosen, callback].flatMap(({ headers }) => headers['set-cookie'] ?? [])
  assert.ok(set.length >= 3)
  for (const cookie of set) {
    assert.match(cookie, /^__Host-[a-z-]+=[\w-]*; Path=\/; Secure; HttpOnly; SameSite=Lax(?:; Max-Age=\d+)?$/)
  }
})

test('SE-004 after fifteen idle minutes nothing of the page is shown, and the way back in is', async () => {
  const browser = await enter()
  await browser.post('/region', { region: 'bel' })
  portal.later(14 * minute)
  assert.equal((await browser.get('/cards')).statusCode, 200)
  portal.later(15 * minute + 1)
  const answer = await browser.get('/cards')
  assert.equal(answer.statusCode, 401)
  assert.match(answer.body, /Нужно войти ещё раз[^]*\/bel\/sign-in/)
  assert.doesNotMatch(answer.body, /Мои карты<\/h1>|СНИЛС/)
})

test('SE-004 who is busy keeps nobody else’s session open', async () => {
  const [busy, idle] = [await enter('minor'), await enter('foreign')]
  for (let passed = 0; passed < 20; passed += 4) {
    portal.later(4 * minute)
    assert.equal((await busy.get('/cards')).statusCode, 200)
  }
  assert.equal((await idle.get('/cards')).statusCode, 401)
})

test('that somebody was seen is written once a minute, not with each page', async () => {
  const browser = await enter('no-policy')
  const seen = async () => {
    await browser.get('/cards')
    const { max } = await db
      .selectFrom('session')
      .select((session) => session.fn.max('seen_at').as('max'))
      .executeTakeFirstOrThrow()
    return max.getTime()
  }
  const first = await seen()
  portal.later(minute / 2)
  assert.equal(await seen(), first)
  portal.later(minute)
  assert.ok((await seen()) > first + minute)
})

test('SE-005 after twelve hours even a busy session ends', async () => {
  const browser = await enter()
  for (let passed = 0; passed < 12 * 60; passed += 10) {
    assert.equal((await browser.get('/cards')).statusCode, 200, `${passed} minutes`)
    portal.later(10 * minute)
  }
  assert.equal((await browser.get('/cards')).statusCode, 401)
})

test('SE-007 signing out ends the session everywhere and empties the cache', async () => {
  const browser = await enter()
  const token = browser.cookies.get('__Host-session') ?? ''
  const answer = await browser.post('/sign-out')

  assert.equal(answer.headers['clear-site-data'], '"cache"')
  assert.match(location(answer), /\/idp\/ext\/Logout\?.*redirect_url=/)
  assert.equal(browser.cookies.has('__Host-session'), false)
  const thief = portal.browser()
  thief.cookies.set('__Host-session', token)
  assert.equal((await thief.get('/cards')).statusCode, 401)
  assert.equal((await browser.get('/bel/signed-out')).statusCode, 200)
})

test('SE-007 «Выйти» pressed twice, or when the session is over, still ends the session at Госуслуги', async () => {
  const browser = await enter()
  await browser.post('/region', { region: 'bel' })
  const held = new Map(browser.cookies)
  for (const time of ['first', 'second']) {
    for (const [name, value] of held) browser.cookies.set(name, value)
    assert.match(location(await browser.post('/sign-out')), /\/idp\/ext\/Logout\?.*signed-out/, time)
  }
  assert.equal(location(await portal.browser().post('/sign-out')), '/', 'nobody was here')
})

test('after a password sign-in the sign-out needs no road through Госуслуги', async () => {
  const browser = await enter('mother')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  await db.updateTable('session').set({ how: 'password' }).execute()
  assert.equal(location(await browser.post('/sign-out')), '/bel/signed-out')
})

test('SE-012 a cookie of any other shape is nobody’s, and no error', async () => {
  for (const cookie of [
    '__Host-session=',
    '__Host-session=short',
    `__Host-session=${'A'.repeat(43)}`,
    `__Host-session=${'A'.repeat(100_000)}`,
    `__Host-session=${'A'.repeat(43)}; __Host-session=${'B'.repeat(43)}`,
    '$Version=1; __Host-session=x',
    '__Host-session=%00%ff',
    '=;;;=',
  ]) {
    const answer = await portal.app.inject({ url: '/cards', headers: { host: 'localhost:3000', cookie } })
    assert.ok([401, 431].includes(answer.statusCode), `${answer.statusCode} for ${cookie.slice(0, 60)}`)
  }
})

test('SE-016 a page that is read while the session ends revives nothing', async () => {
  const browser = await enter()
  portal.later(2 * minute)
  const token = browser.cookies.get('__Host-session') ?? ''
  const reader = portal.browser()
  reader.cookies.set('__Host-session', token)
  await Promise.all([...Array.from({ length: 20 }, () => reader.get('/cards')), browser.post('/sign-out')])
  reader.cookies.set('__Host-session', token)
  assert.equal((await reader.get('/cards')).statusCode, 401)
})

test('a token is kept as a hash only', async () => {
  const browser = await enter()
  const token = browser.cookies.get('__Host-session') ?? ''
  const rows = await db.selectFrom('session').select('token_hash').execute()
  assert.ok(rows.length > 0)
  for (const { token_hash } of rows) {
    assert.equal(token_hash.length, 32)
    assert.ok(!token_hash.equals(Buffer.from(token, 'base64url')))
  }
})
