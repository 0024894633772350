import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../test/browser.ts'
import { startPortal } from '../../test/portal.ts'
import { dateInWords, dayInZone } from '../lib/date-words.ts'

const portal = await startPortal()
const { db, now } = portal.database

/** A person of this region with a fresh card. */
async function registered(person: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, region)), '/cards')
  return browser
}

async function cardIn(browser: Browser): Promise<{ id: string; version: string }> {
  const { body } = await browser.get('/cards')
  const [, id = '', version = ''] =
    /\/cards\/([\da-f-]{36})\/checked[^]*?name="version" value="(\d+)"/.exec(body) ?? []
  assert.notEqual(id, '')
  return { id, version }
}

const check = (browser: Browser, { id, version }: { id: string; version: string }) =>
  browser.post(`/cards/${id}/checked`, { version })

const eventsOf = async (event: string) =>
  db.selectFrom('audit_event').selectAll().where('event', '=', event).execute()

const text = (page: string) => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('a card shows every value as on paper, with its source', async () => {
  const browser = await registered('confirmed', 'bel')
  const today = dateInWords(dayInZone(now(), 'Europe/Moscow'))
  const card = text((await browser.get('/cards')).body)

  for (const row of [
    `Фамилия Иванова из Госуслуг, ${today} Здесь ошибка Фамилия`,
    'Отчество Павловна',
    'Дата рождения 12 апреля 1958',
    'Пол женский',
    'СНИЛС 000-000-701 22',
    'Гражданство Россия',
    'Паспорт гражданина РФ Серия и номер 99 00 000101',
    'Дата выдачи 20 мая 2003',
    'Код подразделения 000-101',
    'Номер полиса 1455 1408 8700 1016',
    `Мобильный телефон +7 000 000-01-01 из Госуслуг, ${today}`,
    'Домашний телефон не указан Указать',
    'Адрес проживания обл Белгородская, г Белгород, ул Садовая, д. 12, кв. 34 из Госуслуг, не подтверждено',
  ]) {
    assert.ok(card.includes(row), row)
  }
})

test('the day of a value is the day in the time of the region', async () => {
  const browser = await registered('minor', 'kam')
  const today = dateInWords(dayInZone(now(), 'Asia/Kamchatka'))

  assert.match((await browser.get('/cards')).body, new RegExp(`из Госуслуг, ${today}`))
})

test('a person is asked to check the card, says that all is right, and is asked no more', async () => {
  const browser = await registered('confirmed', 'sam')
  assert.match((await browser.get('/cards')).body, /Проверьте данные/)

  assert.equal(location(await check(browser, await cardIn(browser))), '/cards?checked')

  const { body } = await browser.get('/cards')
  assert.match(body, /Вы проверили данные/)
  assert.doesNotMatch(body, /Проверьте данные|Всё верно/)
})

test('a check is one event, however often the button is pressed', async () => {
  const browser = await registered('confirmed', 'sve')
  const card = await cardIn(browser)
  const before = (await eventsOf('card.checked')).length

  const answers = await Promise.all(Array.from({ length: 8 }, () => check(browser, card)))
  answers.push(await check(browser, card))

  assert.deepEqual([...new Set(answers.map(location))], ['/cards?checked'])
  assert.equal((await eventsOf('card.checked')).length, before + 1)
})

test('a card that has changed since it was read is not checked', async () => {
  const browser = await registered('confirmed', 'oms')
  const card = await cardIn(browser)
  await browser.post(`/cards/${card.id}/mistakes/lastName`, { version: card.version, value: 'Петрова' })

  const answer = await check(browser, card)
  assert.equal(answer.statusCode, 409)
  assert.match(answer.body, /изменилась в другом окне[^]*Петрова[^]*Всё верно/)
  assert.equal(location(await check(browser, await cardIn(browser))), '/cards?checked')
})

test('the word of a check in the address checks nothing', async () => {
  const browser = await registered('confirmed', 'nvs')

  assert.doesNotMatch((await browser.get('/cards?checked')).body, /данные проверены/)
})

test('a stranger’s card reads like one that never was', async () => {
  const [anna, nikita] = [await registered('mother', 'irk'), await registered('minor', 'irk')]
  const hers = await cardIn(anna)
  const unknown = { ...hers, id: '00000000-0000-4000-8000-000000000000' }
  const nonsense = { ...hers, id: 'x' }

  const answers = await Promise.all([hers, unknown, nonsense].map((card) => check(nikita, card)))
  const [body] = answers.map(withoutId)
  for (const answer of answers) {
    assert.equal(answer.statusCode, 404)
    assert.equal(withoutId(answer), body)
  }
  assert.match((await anna.get('/cards')).body, /Проверьте данные/)
})

test('one’s own card of another region is a stranger’s', async () => {
  const [here, there] = [await registered('mother', 'sa'), await registered('mother', 'pri')]

  assert.equal((await check(there, await cardIn(here))).statusCode, 404)
  assert.match((await here.get('/cards')).body, /Проверьте данные/)
})

test('what no honest browser sends is refused before anything is looked up', async () => {
  const browser = await registered('confirmed', 'mag')
  const { id } = await cardIn(browser)

  for (const form of [
    {},
    { version: '' },
    { version: '-1' },
    { version: '1e9' },
    { version: '1', accountId: id },
  ]) {
    assert.equal((await browser.post(`/cards/${id}/checked`, form)).statusCode, 400)
  }
})

test('without a session there are no cards, and nothing is checked', async () => {
  const browser = await registered('confirmed', 'kgd')
  const card = await cardIn(browser)
  const stranger = portal.browser()

  assert.equal((await stranger.get('/cards')).statusCode, 401)
  assert.equal((await check(stranger, card)).statusCode, 401)
  assert.match((await browser.get('/cards')).body, /Проверьте данные/)
})

test('the help is open to everyone, and is linked from «Мои карты»', async () => {
  const title = 'Добавление/Редактирование/Удаление карты пациента'
  const browser = await registered('minor', 'ta')
  assert.ok((await browser.get('/cards')).body.includes(`<a href="/help/cards">${title}</a>`))

  const [mine, anyones] = [await browser.get('/help/cards'), await portal.browser().get('/help/cards')]
  assert.deepEqual([mine.statusCode, anyones.statusCode], [200, 200])
  assert.ok(anyones.body.includes(`<h1>${title}</h1>`))
  assert.match(mine.body, /Орлов Никита/)
  assert.doesNotMatch(anyones.body, /Орлов|Личный кабинет/)
})

function withoutId({ body }: { readonly body: string }): string {
  return body.replaceAll(/номер запроса: <[^>]*>[\w-]+/g, '')
}
