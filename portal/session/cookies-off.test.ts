import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Answer, type Browser } from '../../test/browser.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const { db } = portal.database

function withoutCookies(): Browser {
  const browser = portal.browser()
  browser.keepsCookies = false
  return browser
}

/** Where a browser ends that follows the answer to a form on this page. */
async function follow(browser: Browser, answer: Answer, page: string): Promise<Answer> {
  assert.equal(answer.statusCode, 303)
  return browser.get(location(answer), { referer: `http://localhost:3000${page}` })
}

function assertTold({ statusCode, body }: Answer, again: string): void {
  assert.equal(statusCode, 400)
  assert.match(body, /<title>Ошибка: Браузер не запоминает портал/)
  assert.match(body, /разрешите их/)
  assert.ok(body.includes(`href="${again}"`), `no way on to ${again}`)
}

test('the region is chosen, and the pages before a step that needs cookies are read, without any', async () => {
  const browser = withoutCookies()
  const chosen = await browser.post('/region', { region: 'bel' })
  assert.equal((await follow(browser, chosen, '/')).statusCode, 200)
  for (const path of ['/', '/bel', '/bel/consent', '/bel/sign-in', '/bel/support', '/help/cards']) {
    assert.equal((await browser.get(path)).statusCode, 200, path)
  }
})

test('without cookies «Да, я согласен» ends on a page that says so, and not on the consent again', async () => {
  const browser = withoutCookies()
  assertTold(await follow(browser, await browser.agree(), '/bel/consent'), '/bel/consent')
})

test('without cookies «Нет, я отказываюсь» is taken like any other', async () => {
  const browser = withoutCookies()
  const page = await browser.get('/bel/consent')
  const document = /name="document" value="(\w+)"/.exec(page.body)?.[1] ?? ''
  const answer = await browser.post('/bel/consent', { document, answer: 'no' })
  assert.match(answer.body, /Вы отказались/)
})

test('without cookies a sign-in by password ends on a page that says so, and not on «Сеанс закончился»', async () => {
  const { phone: login } = await personOf(portal.simulator, 'confirmed')
  const owner = portal.browser()
  await owner.register('confirmed')
  await owner.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })

  const browser = withoutCookies()
  const entered = await browser.post('/bel/sign-in', { login, password: 'Ryabina58' })
  assertTold(await follow(browser, entered, '/bel/sign-in'), '/bel/sign-in')
})

test('without cookies a road to Госуслуги ends on a page that says so, and signs nobody in', async () => {
  const before = await db.selectFrom('session').select('id').execute()
  const browser = withoutCookies()
  const started = await browser.post('/bel/sign-in/start')
  const answer = await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))

  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /Вход не завершён[^]*cookie[^]*Разрешите их[^]*Начать ещё раз/)
  assert.equal((await db.selectFrom('session').select('id').execute()).length, before.length)
})

test('who has cookies is never told that they are off', async () => {
  const browser = portal.browser()
  await browser.post('/region', { region: 'bel' })
  const referer = 'http://localhost:3000/bel/consent'
  assert.equal(location(await browser.get('/bel/registration', { referer })), '/bel/consent')

  const ended = await browser.get('/cards', { referer: 'http://localhost:3000/bel/sign-in' })
  assert.equal(ended.statusCode, 401)
  assert.match(ended.body, /Нужно войти ещё раз/)
})

test('who types an address is not told that cookies are off, whatever the Referer', async () => {
  for (const referer of ['', 'x', 'http://localhost:3000/', 'https://evil.example/bel/consent/x']) {
    const answer = await portal.browser().get('/bel/registration', { referer })
    assert.equal(location(answer), '/bel/consent', referer)
  }
})

test('an answer to the consent that waited too long is asked for again, and the page says why', async () => {
  const browser = portal.browser()
  await browser.agree()
  portal.later(10 * 60_000)
  for (const answer of [
    await browser.post('/bel/registration/start'),
    await browser.get('/bel/registration'),
  ]) {
    assert.equal(location(answer), '/bel/consent?again')
  }
  const consent = await browser.get('/bel/consent?again')
  assert.match(consent.body, /<title>Ошибка: [^]*error-summary[^]*десять минут/)
})
