import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { personOf } from '../../test/people.ts'
import { startPortal } from '../../test/portal.ts'

const portal = await startPortal()
const minute = 60_000

const whole = /000-000-701 22|00000070122|99 00 000101|9900|000101(?!\d)|1455 1408|14551408/

async function byPassword(region: string): Promise<Browser> {
  const first = portal.browser()
  await first.register('confirmed', region)
  await first.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const { phone } = await personOf(portal.simulator, 'confirmed')

  const browser = portal.browser()
  const answer = await browser.post(`/${region}/sign-in`, { login: phone, password: 'Ryabina58' })
  assert.equal(location(answer), '/cards')
  return browser
}

async function cardIn(browser: Browser): Promise<{ path: string; version: string }> {
  const { body } = await browser.get('/cards')
  const id = /\/cards\/([\da-f-]{36})\//.exec(body)?.[1] ?? ''
  const form = await browser.get(`/cards/${id}/mistakes/snils`)
  return { path: `/cards/${id}`, version: /name="version" value="(\d+)"/.exec(form.body)?.[1] ?? '' }
}

test('SE-015 a password shows the card with stars in its numbers, says why, and offers a proof', async () => {
  const browser = await byPassword('bel')
  const { body } = await browser.get('/cards')

  assert.match(body, /000-\*\*\*-\*\*\* 22/)
  assert.match(body, /\*\*\*\* \*\*\*\* \*\*\*\* 1016/)
  assert.match(body, /\*\* \*\* \*\*\*\*01/)
  assert.match(body, /Номера показаны не полностью[^]*action="\/esia\/proof"[^]*Показать номера полностью/)
  assert.doesNotMatch(body, whole)
  assert.match(body, /\+7 000 000-01-01/)
})

test('no form of a masked card bears a whole number, the own ones neither', async () => {
  const browser = await byPassword('ta')
  const { path, version } = await cardIn(browser)
  await browser.post(`${path}/mistakes/snils`, { version, value: '087-654-303 00' })

  for (const page of [
    '/cards',
    `${path}/mistakes/snils`,
    `${path}/mistakes/document`,
    `${path}/mistakes/policy`,
  ]) {
    const { statusCode, body } = await browser.get(page)
    assert.equal(statusCode, 200)
    assert.doesNotMatch(body, whole, page)
    assert.doesNotMatch(body, /087-654|08765430300/, page)
  }
  assert.match((await browser.get('/cards')).body, /087-\*\*\*-\*\*\* 00/)
})

test('who guesses a number behind stars is answered alike, right or wrong', async () => {
  const answers = []
  for (const [region, value] of [
    ['sam', '000-000-701 22'],
    ['sve', '112-233-445 95'],
  ] as const) {
    const browser = await byPassword(region)
    const { path, version } = await cardIn(browser)
    const answer = await browser.post(`${path}/mistakes/snils`, { version, value })
    answers.push([answer.statusCode, location(answer), (await cardIn(browser)).version])
  }

  assert.deepEqual(answers[0], answers[1])
})

test('twenty minutes after Госуслуги the numbers close, and the card stays open', async () => {
  const browser = portal.browser()
  await browser.register('confirmed', 'oms')
  assert.match((await browser.get('/cards')).body, /000-000-701 22/)

  portal.later(12 * minute)
  assert.match((await browser.get('/cards')).body, /000-000-701 22/)
  portal.later(9 * minute)
  const { statusCode, body } = await browser.get('/cards')
  assert.equal(statusCode, 200)
  assert.doesNotMatch(body, whole)
})
