import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { tracesIn } from '../../test/traces.ts'

const portal = await startPortal()
const added = async (before: Readonly<Record<string, number>>) => {
  const after = await tracesIn(portal)
  return Object.fromEntries(
    ['account', 'patient_card', 'session'].map((table) => [
      table,
      (after[table] ?? 0) - (before[table] ?? 0),
    ]),
  )
}
const once = { account: 1, patient_card: 1, session: 1 }

/** Another tab of the same browser on its way to Госуслуги and back. */
const roadIn = async (browser: Browser, person: string) =>
  browser.signInAtGosuslugi(location(await browser.startRegistration()), person)

test('of two tabs that both come back, the first opens the account and the second finds it open', async () => {
  const before = await tracesIn(portal)
  const browser = portal.browser()
  const [one, other] = [await roadIn(browser, 'confirmed'), await roadIn(browser, 'confirmed')]
  assert.notEqual(one, other)

  assert.equal(location(await browser.get(other)), '/cards')
  assert.equal(location(await browser.get(one)), '/cards')
  assert.equal((await browser.get('/cards')).statusCode, 200)
  assert.deepEqual(await added(before), once)
})

test('of two tabs that come back at once, each ends in the same cabinet', async () => {
  const before = await tracesIn(portal)
  const browser = portal.browser()
  const roads = [await roadIn(browser, 'mother'), await roadIn(browser, 'mother')]

  const answers = await Promise.all(roads.map((road) => browser.get(road)))
  assert.deepEqual(answers.map(location), ['/cards', '/cards'])
  assert.equal((await browser.get('/cards')).statusCode, 200)
  assert.deepEqual({ ...(await added(before)), session: 1 }, once)
})

test('a double click on «госуслуги» starts two roads, and the one that is walked arrives', async () => {
  const browser = portal.browser()
  await browser.startRegistration()
  const started = await Promise.all([1, 2].map(() => browser.post('/bel/registration/start')))
  const [abandoned, walked] = started.map(location)
  assert.notEqual(abandoned, walked)
  const before = await tracesIn(portal)
  assert.equal(location(await browser.get(await browser.signInAtGosuslugi(walked ?? '', 'minor'))), '/cards')
  assert.deepEqual(await added(before), once)
})

test('ID-001 a double click on «Да, я согласен» keeps one consent of the account', async () => {
  const browser = portal.browser()
  const page = await browser.get('/ta/consent')
  const document = /name="document" value="([\da-f]{64})"/.exec(page.body)?.[1] ?? ''
  const before = await tracesIn(portal)
  await Promise.all([1, 2].map(() => browser.post('/ta/consent', { document, answer: 'yes' })))
  const started = await browser.post('/ta/registration/start')
  assert.equal(
    location(await browser.get(await browser.signInAtGosuslugi(location(started), 'confirmed'))),
    '/cards',
  )
  assert.equal((await tracesIn(portal))['consent'], (before['consent'] ?? 0) + 1)
})

test('OA-004 a foreign browser that brings the answer first does not use it up for its owner', async () => {
  const browser = portal.browser()
  const callback = await roadIn(browser, 'long-name')
  const thief = portal.browser()
  await thief.startRegistration()
  assert.equal((await thief.get(callback)).statusCode, 400)
  assert.equal(thief.cookies.has('__Host-session'), false)

  assert.equal(location(await browser.get(callback)), '/cards')
})

test('ID-003 who never heard the answer starts again, and finds the account that it made', async () => {
  const browser = portal.browser()
  const callback = await roadIn(browser, 'foreign')
  const before = await tracesIn(portal)
  browser.keepsCookies = false
  await browser.get(callback)
  browser.keepsCookies = true

  const again = await browser.get(callback)
  assert.equal(again.statusCode, 400)
  assert.match(again.body, /Вход не завершён[^]*Начать ещё раз/)
  assert.equal(location(await browser.get(await roadIn(browser, 'foreign'))), '/cards')
  assert.deepEqual({ ...(await added(before)), session: 1 }, once)
})

test('ID-004 who goes back to the first step after the last one gets no second account', async () => {
  const browser = portal.browser()
  assert.equal(location(await browser.get(await roadIn(browser, 'no-policy'))), '/cards')
  const before = await tracesIn(portal)

  for (const page of ['/', '/bel', '/bel/consent'])
    assert.equal((await browser.get(page)).statusCode, 200, page)
  assert.equal(location(await browser.get('/bel/registration')), '/bel/consent')
  assert.equal(location(await browser.get(await roadIn(browser, 'no-policy'))), '/cards')
  const { account, patient_card } = await tracesIn(portal)
  assert.deepEqual([account, patient_card], [before['account'], before['patient_card']])
  assert.equal((await browser.get('/cards')).statusCode, 200)
})

test('who has chosen a region starts again in it, even where the answer tells of none', async () => {
  const browser = portal.browser()
  await browser.post('/region', { region: 'bel' })
  const { statusCode, body } = await browser.get('/esia/callback?code=x')
  assert.equal(statusCode, 400)
  assert.match(body, /href="\/bel"[^>]*>\s*Начать ещё раз[^]*href="\/bel\/support"/)
})
