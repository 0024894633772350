import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addCard, child } from '../../../test/adding.ts'
import { location, type Browser } from '../../../test/browser.ts'
import { textOf, valueOfHidden } from '../../../test/forms.ts'
import { personOf } from '../../../test/people.ts'
import { startPortal } from '../../../test/portal.ts'
import { codeFor, takeBy } from '../../../test/sharing.ts'

const portal = await startPortal()
const { db } = portal.database

async function registered(person: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, region)), '/cards')
  return browser
}

const words = (page: string) => textOf(page).replaceAll(/\s+/g, ' ')
const versionOf = async (browser: Browser, path: string) =>
  valueOfHidden((await browser.get(path)).body, 'version') ?? ''

test('a keeper corrects who they are to the person and by what right they act', async () => {
  const anna = await registered('mother', 'bel')
  const card = await addCard(anna)
  const path = `/cards/${card}/keeper`
  assert.ok((await anna.get(`/cards/${card}`)).body.includes(`href="${path}"`))

  const was = valueOfHidden((await anna.get(path)).body, 'was') ?? ''
  const press = () => anna.post(path, { was, kinship: 'ward', ground: 'guardianship' })
  const answers = await Promise.all([press(), press()])
  answers.push(await press())
  assert.deepEqual([...new Set(answers.map(location))], [`/cards/${card}?saved`])
  assert.match(words((await anna.get(`/cards/${card}`)).body), /Ваш подопечный\. Основание: акт об опеке/)
  const events = await db
    .selectFrom('audit_event')
    .select('id')
    .where('event', '=', 'keeper.corrected')
    .execute()
  assert.equal(events.length, 1)

  const late = await anna.post(path, { was, kinship: 'child', ground: 'birth-certificate' })
  assert.equal(late.statusCode, 409)
  for (const [kinship, ground] of [
    ['ward', 'birth-certificate'],
    ['self', 'own'],
    ['child', 'kids-register'],
    ['child', ''],
  ] as const) {
    assert.equal(
      (await anna.post(path, { was: 'ward guardianship', kinship, ground })).statusCode,
      422,
      ground,
    )
  }
})

test('what a register or the person vouched for is not the keeper’s to correct', async () => {
  const [vera, anna, nikita] = [
    await registered('confirmed', 'ta'),
    await registered('mother', 'ta'),
    await registered('minor', 'ta'),
  ]
  const [, own = ''] = /\/cards\/([\da-f-]{36})\//.exec((await vera.get('/cards')).body) ?? []
  await takeBy(anna, await codeFor(vera, own))
  const typed = await addCard(anna)
  const sent = { was: 'parent consent', kinship: 'child', ground: 'guardianship' }
  for (const [browser, card] of [
    [vera, own],
    [anna, own],
    [nikita, typed],
    [anna, randomUUID()],
  ] as const) {
    assert.equal((await browser.get(`/cards/${card}/keeper`)).statusCode, 404)
    assert.equal((await browser.post(`/cards/${card}/keeper`, sent)).statusCode, 404)
  }
})

test('a line of a typed card is changed, cleared and typed anew, and its words speak of no Госуслуги', async () => {
  const anna = await registered('mother', 'sam')
  const card = await addCard(anna)
  const path = `/cards/${card}/mistakes/snils`
  const page = await anna.get(path)
  assert.match(words(page.body), /Изменить: СНИЛС[^]*Вы действуете за другого[^]*Очистить строку/)
  assert.doesNotMatch(words(page.body), /Здесь ошибка|на Госуслугах|из Госуслуг/)

  assert.equal(
    location(await anna.post(path, { version: await versionOf(anna, path), withdraw: 'yes' })),
    `/cards/${card}?cleared`,
  )
  assert.match(words((await anna.get(`/cards/${card}?cleared`)).body), /Строка очищена[^]*СНИЛС не указан/)
  const empty = await anna.get(path)
  assert.match(words(empty.body), /Указать: СНИЛС[^]*В карте этого пока нет/)
  const added = await anna.post(path, { version: await versionOf(anna, path), value: '112-233-445 95' })
  assert.equal(location(added), `/cards/${card}?saved`)
})

test('a day of birth and a name are changed, and never cleared', async () => {
  const anna = await registered('mother', 'sve')
  const card = await addCard(anna)
  for (const field of ['birthDate', 'lastName', 'firstName']) {
    const path = `/cards/${card}/mistakes/${field}`
    assert.doesNotMatch((await anna.get(path)).body, /Очистить строку/)
    await anna.post(path, { version: await versionOf(anna, path), withdraw: 'yes' })
  }
  assert.match(words((await anna.get(`/cards/${card}`)).body), /Смирнов[^]*30 сентября 2019/)
})

test('the day of a typed paper is corrected behind the stars, and its number stays', async () => {
  const first = await registered('minor', 'irk')
  await first.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const card = await addCard(first)
  const { phone: login } = await personOf(portal.simulator, 'minor')
  const browser = portal.browser()
  await browser.post('/irk/sign-in', { login, password: 'Ryabina58' })
  const path = `/cards/${card}/mistakes/document`
  const form = {
    series: '',
    number: '',
    'issued-day': '6',
    'issued-month': '10',
    'issued-year': '2019',
    issuedBy: '',
  }
  assert.equal(
    location(await browser.post(path, { ...form, version: await versionOf(browser, path) })),
    `/cards/${card}?saved`,
  )
  assert.match(words((await first.get(`/cards/${card}`)).body), /II-ЛЕ 123456[^]*6 октября 2019/)
})

test('a card does not become a person who has a card here already', async () => {
  const anna = await registered('mother', 'oms')
  const other = { ...child['person'], firstName: 'Егор', snils: '112-233-445 95' }
  const [one, two] = [await addCard(anna), await addCard(anna, { ...child, person: other })]
  for (const [field, value] of [
    ['snils', '087-654-303 00'],
    ['firstName', 'петр'],
  ] as const) {
    const path = `/cards/${two}/mistakes/${field}`
    const answer = await anna.post(path, { version: await versionOf(anna, path), value })
    assert.equal(answer.statusCode, 422, field)
    assert.match(words(answer.body), /уже есть в Вашем кабинете/)
  }
  assert.notEqual(one, two)
})

test('a document that was missing is named with its type, and stands in its place', async () => {
  const anna = await registered('mother', 'nvs')
  const card = await addCard(anna, {
    ...child,
    document: {
      ...Object.fromEntries(Object.keys(child['document'] ?? {}).map((name) => [name, ''])),
      paper: 'none',
    },
  })
  const path = `/cards/${card}/papers/new/document`
  assert.ok((await anna.get(`/cards/${card}`)).body.includes(`href="${path}">Указать`))
  const typed = { paper: '03', series: 'I-АБ', number: '654321' }
  for (const _ of [1, 2]) assert.equal(location(await anna.post(path, typed)), `/cards/${card}?saved`)
  const { body } = await anna.get(`/cards/${card}`)
  assert.match(words(body), /Свидетельство о рождении Серия и номер I-АБ 654321/)
  assert.doesNotMatch(words((await anna.get('/cards')).body), /Не указано: документ/)
})
