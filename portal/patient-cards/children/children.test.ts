import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import {
  addChildren,
  askForChildren,
  boxesOf,
  changeThere,
  choose,
  readThere,
} from '../../../test/children.ts'
import { giveCard, newestAccount } from '../../../test/family.ts'
import { startPortal } from '../../../test/portal.ts'
import { speaksToPatients, watchEvents } from '../../../test/traces.ts'

const portal = await startPortal()
const { db } = portal.database
const { kids } = await readThere(portal.simulator, 'mother')
afterEach(() => changeThere(portal.simulator, 'mother', { kids }))

const mainOf = (page: string) =>
  (/<main[^]*<\/main>/.exec(page)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

async function mother(region: string): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register('mother', region)), '/cards')
  return browser
}

const told = () => db.selectFrom('attempt').select('id').where('purpose', '=', 'children').execute()
const cards = async () => (await db.selectFrom('patient_card').select('id').execute()).length

test('the parent chooses one by one, nobody is ticked, and who is not chosen leaves no trace', async () => {
  const browser = await mother('bel')
  const started = await browser.post('/cards/children/start')
  const scope = new URL(location(started)).searchParams.get('scope')
  assert.equal(
    scope,
    'openid kid_fullname kid_birthdate kid_gender kid_snils kid_birth_cert_doc kid_medical_doc',
  )
  const callback = await browser.signInAtGosuslugi(location(started), 'mother')
  assert.equal(location(await browser.get(callback)), '/cards/children')

  const { body } = await browser.get('/cards/children')
  assert.match(
    mainOf(body),
    /Соколов Михаил Андреевич Дата рождения: 29 февраля 2016\. Госуслуги передали: пол, СНИЛС/,
  )
  assert.doesNotMatch(body, /checked/)
  assert.doesNotMatch(body, /000-000-70/)
  speaksToPatients(body, callback)

  const events = await watchEvents(portal)
  assert.equal(location(await choose(browser, 'Соколов Михаил')), '/cards?children')
  assert.deepEqual(
    (await events()).map(({ event }) => event),
    ['card.made'],
  )
  const list = mainOf((await browser.get('/cards?children')).body)
  assert.match(
    list,
    /Карты детей добавлены .*Ваш ребёнок, 10 лет Соколов Михаил Андреевич Ждёт Вашей проверки/,
  )
  assert.doesNotMatch(list, /Полина/)
  assert.deepEqual(await told(), [])
})

test('a card from Госуслуги has each value with its source, its ground and its history', async () => {
  const browser = await mother('ta')
  await addChildren(browser, ['Соколова Полина'])
  const { body } = await browser.get('/cards')
  const [, path = ''] = /href="(\/cards\/[\da-f-]{36})">Соколова Полина/.exec(body) ?? []
  const card = mainOf((await browser.get(path)).body)
  assert.match(card, /Вы действуете за другого человека: Соколова Полина Андреевна/)
  assert.match(card, /Ребёнок записан у Вас на Госуслугах/)
  assert.match(card, /СНИЛС 000-000-705 26 из Госуслуг, \d+ \p{L}+ \d{4}/u)
  assert.match(card, /II-ЛЕ 000305/)
  assert.match(mainOf((await browser.get(`${path}/history`)).body), /Карта создана/)
})

test('ID-001 a second press finds the cards made, and makes none', async () => {
  const browser = await mother('sam')
  await askForChildren(browser)
  const form = Object.assign({}, ...(await boxesOf(browser)).values())
  const before = await cards()
  const answers = await Promise.all([1, 2, 3].map(() => browser.post('/cards/children', form)))
  assert.deepEqual(answers.map(location), ['/cards?children', '/cards?children', '/cards?children'])
  assert.equal(location(await browser.post('/cards/children', form)), '/cards?children')
  assert.equal(await cards(), before + 2)
})

test('who ticks nobody is asked to, beside the boxes', async () => {
  const browser = await mother('sve')
  await askForChildren(browser)
  const answer = await browser.post('/cards/children')
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /href="#child">Отметьте хотя бы одного ребёнка/)
  assert.equal((await told()).length, 1)
})

test('a newer answer takes the place of an older one, and a form of the older one is told so', async () => {
  const browser = await mother('oms')
  await askForChildren(browser)
  const old = Object.assign({}, ...(await boxesOf(browser)).values())
  await askForChildren(browser)
  const before = await cards()
  const answer = await browser.post('/cards/children', old)
  assert.equal(answer.statusCode, 409)
  assert.match(answer.body, /Данные с Госуслуг обновились/)
  assert.equal(await cards(), before)
  assert.equal((await told()).length, 2, 'the list of this test and that of the one before')
})

test('what Госуслуги told waits ten minutes; then the page says so and starts again', async () => {
  const browser = await mother('nvs')
  await askForChildren(browser)
  const form = Object.assign({}, ...(await boxesOf(browser)).values())
  portal.later(10 * 60_000)
  const before = await cards()
  for (const answer of [await browser.get('/cards/children'), await browser.post('/cards/children', form)]) {
    assert.match(answer.body, /Выбирать больше не из кого/)
    assert.match(answer.body, /action="\/cards\/children\/start"/)
  }
  assert.equal(await cards(), before)
})

test('AZ-002 the children of one person are chosen by nobody else', async () => {
  const browser = await mother('irk')
  await askForChildren(browser)
  const form = Object.assign({}, ...(await boxesOf(browser)).values())
  const before = await cards()
  const other = portal.browser()
  await other.register('confirmed', 'irk')
  assert.match((await other.get('/cards/children')).body, /Выбирать больше не из кого/)
  assert.equal((await other.post('/cards/children', form)).statusCode, 410)
  assert.equal((await portal.browser().get('/cards/children')).statusCode, 401)
  assert.equal((await portal.browser().post('/cards/children', form)).statusCode, 401)
  assert.equal((await portal.browser().post('/cards/children/start')).statusCode, 401)
  assert.equal(await cards(), before + 1, 'the other’s own')
})

test('a child who has a card here is not offered, whether typed or told, and new values wait for an answer', async () => {
  const browser = await mother('sa')
  const account = await newestAccount(portal, 'RU-SA')
  const typed = await giveCard(portal, {
    ...account,
    kinship: 'child',
    lastName: 'СОКОЛОВ',
    firstName: 'Михаил',
    birthDate: '2016-02-29',
  })
  await addChildren(browser, ['Соколова Полина'])
  await changeThere(portal.simulator, 'mother', {
    kids: Array.isArray(kids) ? kids.map((kid) => ({ ...kid, lastName: 'Берёзова' })) : [],
  })
  await askForChildren(browser)
  const page = mainOf((await browser.get('/cards/children')).body)
  // Of the boy no number was typed: another surname tells another child.
  assert.match(page, /Чьи карты создать\? .*Берёзова Михаил/)
  assert.match(page, /Берёзова Полина Андреевна — уже в Ваших картах/)
  assert.deepEqual([...(await boxesOf(browser)).keys()], ['Берёзова Михаил Андреевич'])

  await changeThere(portal.simulator, 'mother', { kids })
  await askForChildren(browser)
  assert.match(mainOf((await browser.get('/cards/children')).body), /Все дети .* уже в Ваших картах/)
  const boy = mainOf((await browser.get(`/cards/${typed}/differences`)).body)
  assert.match(boy, /Фамилия.*СОКОЛОВ.*Соколов/)
  assert.match(mainOf((await browser.get(`/cards/${typed}`)).body), /Фамилия СОКОЛОВ/)
})

test('who can’t have a card is told why, child by child', async () => {
  const born = new Date(portal.database.now().getTime())
  born.setUTCFullYear(born.getUTCFullYear() - 18)
  const kid = (fields: object) => ({ lastName: 'Соколов', gender: 'M', birthDate: '2019-09-30', ...fields })
  await changeThere(portal.simulator, 'mother', {
    unchecked: true,
    kids: [
      kid({ firstName: 'Взрослый', birthDate: born.toISOString().slice(0, 10) }),
      kid({ firstName: 'Опечатка', snils: '112-233-445 96' }),
      kid({ firstName: 'Безномера' }),
    ],
  })
  const browser = await mother('kgd')
  await askForChildren(browser)
  const page = mainOf((await browser.get('/cards/children')).body)
  assert.match(page, /Взрослый\. Этому человеку уже есть 18 лет/)
  assert.match(page, /Опечатка\. В дате рождения или в СНИЛС ошибка/)
  assert.deepEqual([...(await boxesOf(browser)).keys()], ['Соколов Безномера'])
})

test('a parent of nobody is told so, with the way to type', async () => {
  const browser = portal.browser()
  await browser.register('confirmed', 'pri')
  assert.equal(location(await askForChildren(browser, 'confirmed')), '/cards/children')
  const { body } = await browser.get('/cards/children')
  assert.match(body, /Детей на Госуслугах нет[^]*href="\/cards\/new"/)
})
