import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { textOf, valueOf } from '../../../test/forms.ts'
import { personOf } from '../../../test/people.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal()

/** A person of a region of their own, with the address of their card. */
async function enter(region: string, id = 'confirmed'): Promise<{ browser: Browser; card: string }> {
  const browser = portal.browser()
  await browser.register(id, region)
  const [, card = ''] = /\/cards\/([\da-f-]{36})\//.exec((await browser.get('/cards')).body) ?? []
  return { browser, card: `/cards/${card}` }
}

const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? assert.fail(page)
const versionOn = async (browser: Browser, path: string) => versionIn((await browser.get(path)).body)

async function correct(browser: Browser, card: string, field: string, value: string, version?: string) {
  const path = `${card}/mistakes/${field}`
  return browser.post(path, { version: version ?? (await versionOn(browser, path)), value })
}

const history = async (browser: Browser, card: string) => (await browser.get(`${card}/history`)).body
const changes = (page: string) =>
  [...page.matchAll(/action="([^"]*\/taken-back)"/g)].map(([, path = '']) => path)

test('each change is told with who, when, old, new and source, the newest first', async () => {
  const { browser, card } = await enter('bel')
  assert.match(textOf(await history(browser, card)), /Карту ещё никто не менял/)

  await correct(browser, card, 'lastName', 'Петрова')
  await correct(browser, card, 'birthPlace', 'с. Лесное')
  const text = textOf(await history(browser, card))
  assert.match(text, /Место рождения[^]*Было[^]*Стало[^]*с\. Лесное\s*введено Вами[^]*Фамилия[^]*Петрова/)
  assert.match(text, /\(Москва, UTC\+3\)\. Вы/)
})

test('a change is taken back, the taking back is in the history, and can be taken back too', async () => {
  const { browser, card } = await enter('ta')
  await correct(browser, card, 'lastName', 'Петрова')
  const version = await versionOn(browser, `${card}/history`)
  const [path = ''] = changes(await history(browser, card))
  assert.equal(location(await browser.post(path, { version })), `${card}/history?taken-back`)
  assert.doesNotMatch(textOf((await browser.get('/cards')).body), /Петрова/)

  const again = await history(browser, card)
  assert.match(textOf(again), /Возвращено, как было/)
  const [newest = ''] = changes(again)
  await browser.post(newest, { version: await versionOn(browser, `${card}/history`) })
  assert.match(textOf((await browser.get('/cards')).body), /Вы указали: Петрова/)
})

test('a second press finds it taken back', async () => {
  const { browser, card } = await enter('sam')
  await correct(browser, card, 'lastName', 'Петрова')
  const version = await versionOn(browser, `${card}/history`)
  const [path = ''] = changes(await history(browser, card))
  const answers = [await browser.post(path, { version }), await browser.post(path, { version })]
  assert.deepEqual(answers.map(location), Array(2).fill(`${card}/history?taken-back`))
  assert.equal([...(await history(browser, card)).matchAll(/history__title/g)].length, 2)
})

test('a press on another line is not told that the first one’s work is its own', async () => {
  const { browser, card } = await enter('kgd')
  await correct(browser, card, 'lastName', 'Петрова')
  await correct(browser, card, 'birthPlace', 'с. Лесное')
  const version = await versionOn(browser, `${card}/history`)
  const [place = '', name = ''] = changes(await history(browser, card))
  assert.equal((await browser.post(place, { version })).statusCode, 303)
  assert.equal((await browser.post(name, { version })).statusCode, 409)
  assert.match(textOf((await browser.get('/cards')).body), /Вы указали: Петрова/)
})

test('what was changed once more is not taken back over it', async () => {
  const { browser, card } = await enter('sve')
  await correct(browser, card, 'lastName', 'Петрова')
  const version = await versionOn(browser, `${card}/history`)
  const [path = ''] = changes(await history(browser, card))
  await correct(browser, card, 'lastName', 'Сидорова')

  const answer = await browser.post(path, { version })
  assert.equal(answer.statusCode, 409)
  assert.match(answer.body, /менялась ещё раз/)
  assert.match(textOf((await browser.get('/cards')).body), /Вы указали: Сидорова/)
})

test('AZ-001 AZ-002 another’s history is not there, and nothing of it is taken back', async () => {
  const vera = await enter('kam')
  await correct(vera.browser, vera.card, 'lastName', 'Петрова')
  const [path = ''] = changes(await history(vera.browser, vera.card))
  const stranger = await enter('kam', 'mother')

  const unknown = await stranger.browser.get('/cards/00000000-0000-4000-8000-000000000000/history')
  const foreign = await stranger.browser.get(`${vera.card}/history`)
  assert.equal(foreign.statusCode, 404)
  const words = (page: string) => textOf(page).replace(/номер запроса: \S+/, '')
  assert.equal(words(foreign.body), words(unknown.body))
  assert.equal((await stranger.browser.post(path, { version: '2' })).statusCode, 404)
  const [, change = ''] = /history\/([\da-f-]{36})/.exec(path) ?? []
  assert.equal(
    (await stranger.browser.post(`${stranger.card}/history/${change}/taken-back`, { version: '1' }))
      .statusCode,
    404,
  )
  assert.match(textOf((await vera.browser.get('/cards')).body), /Вы указали: Петрова/)
})

test('without a session there is no history', async () => {
  const { card } = await enter('nvs')
  assert.equal((await portal.browser().get(`${card}/history`)).statusCode, 401)
})

test('who came by password sees the numbers of the history with stars', async () => {
  const { browser, card } = await enter('mag')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  await correct(browser, card, 'snils', '112-233-445 95')
  assert.match(textOf(await history(browser, card)), /112-233-445 95/)
  const { phone } = await personOf(portal.simulator, 'confirmed')
  await browser.post('/mag/sign-in', { login: phone, password: 'Ryabina58' })
  const masked = textOf(await history(browser, card))
  assert.match(masked, /112-\*\*\*-\*\*\* 95/)
  assert.doesNotMatch(masked, /112-233-445/)
})

test('two devices that change different lines both succeed, and nothing of either is lost', async () => {
  const { browser, card } = await enter('kgd')
  const seen = await versionOn(browser, `${card}/mistakes/lastName`)
  await correct(browser, card, 'birthPlace', 'с. Лесное', seen)
  assert.equal(location(await correct(browser, card, 'lastName', 'Петрова', seen)), '/cards?saved')

  const text = textOf((await browser.get('/cards')).body)
  assert.match(text, /с\. Лесное/)
  assert.match(text, /Вы указали: Петрова/)
})

test('two devices that change one line both see both values, and the person chooses', async () => {
  const { browser, card } = await enter('oms')
  const seen = await versionOn(browser, `${card}/mistakes/lastName`)
  await correct(browser, card, 'lastName', 'Петрова', seen)
  const answer = await correct(browser, card, 'lastName', 'Сидорова', seen)

  assert.equal(answer.statusCode, 409)
  assert.match(textOf(answer.body), /Вы указали: Петрова/)
  assert.equal(valueOf(answer.body, 'value'), 'Сидорова')
  const version = versionIn(answer.body)
  assert.equal(location(await correct(browser, card, 'lastName', 'Сидорова', version)), '/cards?saved')
  assert.match(textOf((await browser.get('/cards')).body), /Вы указали: Сидорова/)
})
