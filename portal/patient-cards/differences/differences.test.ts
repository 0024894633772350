import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { personOf } from '../../../test/people.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal()
const vera = `${portal.simulator}/trial/people/confirmed`

/** Something changes in the person's data at Госуслуги. */
async function change(fields: Readonly<Record<string, unknown>>): Promise<void> {
  await send('PATCH', JSON.stringify(fields))
}

async function send(method: string, body: string): Promise<void> {
  const answer = await fetch(vera, { method, body, headers: { 'content-type': 'application/json' } })
  assert.equal(answer.status, 200, await answer.text())
}

const asBefore = await (await fetch(vera)).text()
afterEach(() => send('PUT', asBefore))

const mainOf = (page: string) =>
  (/<main[^]*<\/main>/.exec(page)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? assert.fail(page)

async function register(region: string): Promise<{ browser: Browser; path: string }> {
  const browser = portal.browser()
  await browser.register('confirmed', region)
  const [, card = ''] = /\/cards\/([\da-f-]{36})\//.exec((await browser.get('/cards')).body) ?? []
  return { browser, path: `/cards/${card}/differences` }
}

async function comeBack(region: string): Promise<Browser> {
  const browser = portal.browser()
  const started = await browser.post(`/${region}/sign-in/start`)
  const callback = await browser.signInAtGosuslugi(location(started), 'confirmed')
  assert.equal(location(await browser.get(callback)), '/cards')
  return browser
}

async function answered(browser: Browser, path: string, answers: Readonly<Record<string, string>>) {
  return browser.post(path, { version: versionIn((await browser.get(path)).body), ...answers })
}

test('a changed surname is offered, and until it is answered the old one stands', async () => {
  await register('bel')
  await change({ lastName: 'Кузнецова' })
  const browser = await comeBack('bel')
  const text = mainOf((await browser.get('/cards')).body)
  assert.match(text, /Госуслуги передали новое/)
  assert.match(text, /Фамилия Иванова из Госуслуг/)
  assert.doesNotMatch(text, /Кузнецова из Госуслуг/)
})

test('an accepted value stands in the card with its source, and the old one in the history', async () => {
  const { path } = await register('ta')
  await change({ lastName: 'Кузнецова' })
  const browser = await comeBack('ta')
  assert.match(mainOf((await browser.get(path)).body), /Сейчас в карте Иванова .* Из Госуслуг Кузнецова/)
  assert.equal(location(await answered(browser, path, { lastName: 'accept' })), '/cards?answered')

  const text = mainOf((await browser.get('/cards?answered')).body)
  assert.match(text, /Ваш выбор сохранён .* Фамилия Кузнецова из Госуслуг/)
  assert.doesNotMatch(text, /Госуслуги передали новое/)
  const history = await browser.get(path.replace('differences', 'history'))
  assert.match(mainOf(history.body), /Было Иванова .* Стало Кузнецова/)
})

test('what was kept is not asked about at the next sign-in', async () => {
  const { path } = await register('sam')
  await change({ lastName: 'Кузнецова' })
  const browser = await comeBack('sam')
  assert.equal(location(await answered(browser, path, { lastName: 'keep' })), '/cards?answered')
  const later = await comeBack('sam')
  assert.doesNotMatch(mainOf((await later.get('/cards')).body), /Госуслуги передали новое/)
  assert.match(mainOf((await later.get('/cards')).body), /Фамилия Иванова/)
})

test('several answers go one by one, or all at once', async () => {
  const { path } = await register('sve')
  await change({ lastName: 'Кузнецова', firstName: 'Верена', middleName: 'Петровна' })
  const browser = await comeBack('sve')
  await answered(browser, path, { lastName: 'accept', firstName: 'keep' })
  const rest = mainOf((await browser.get(path)).body)
  assert.match(rest, /Отчество: что верно/)
  assert.doesNotMatch(rest, /Фамилия: что верно|Имя: что верно/)

  await answered(browser, path, { all: 'accept' })
  assert.match(
    mainOf((await browser.get('/cards')).body),
    /Фамилия Кузнецова .* Имя Вера .* Отчество Петровна/,
  )
})

test('an answer to nothing names the first question, and nothing is lost', async () => {
  const { path } = await register('oms')
  await change({ lastName: 'Кузнецова' })
  const browser = await comeBack('oms')
  const answer = await answered(browser, path, {})
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /href="#lastName"/)
  assert.equal((await answered(browser, path, { lastName: 'maybe' })).statusCode, 400)
})

test('an answer to an older card is asked for again', async () => {
  const { path } = await register('nvs')
  await change({ lastName: 'Кузнецова' })
  const browser = await comeBack('nvs')
  const version = versionIn((await browser.get(path)).body)
  const mistake = path.replace('differences', 'mistakes/birthPlace')
  await browser.post(mistake, { version, value: 'с. Лесное' })

  const answer = await browser.post(path, { version, lastName: 'accept' })
  assert.equal(answer.statusCode, 409)
  assert.match(answer.body, /checked[^>]*>\s*<label[^>]*>Взять новое/)
  assert.equal(location(await answered(browser, path, { lastName: 'accept' })), '/cards?answered')
  assert.match(mainOf((await browser.get('/cards')).body), /с\. Лесное/)
})

test('a second press finds the answer kept', async () => {
  const { path } = await register('irk')
  await change({ lastName: 'Кузнецова' })
  const browser = await comeBack('irk')
  const sent = { version: versionIn((await browser.get(path)).body), lastName: 'accept' }
  const answers = [await browser.post(path, sent), await browser.post(path, sent)]
  assert.deepEqual(answers.map(location), ['/cards?answered', '/cards?answered'])
})

test('AZ-001 AZ-002 nobody answers for another’s card', async () => {
  const { path } = await register('sa')
  await change({ lastName: 'Кузнецова' })
  const browser = await comeBack('sa')
  const stranger = portal.browser()
  await stranger.register('mother', 'sa')
  assert.equal((await stranger.get(path)).statusCode, 404)
  assert.equal((await stranger.post(path, { version: '1', lastName: 'accept' })).statusCode, 404)
  assert.equal((await portal.browser().post(path, { version: '1', lastName: 'accept' })).statusCode, 401)
  assert.match(mainOf((await browser.get('/cards')).body), /Фамилия Иванова/)
})

test('who comes by password sees the offered numbers with stars', async () => {
  const { browser, path } = await register('pri')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  const documents = [
    { type: 'RF_PASSPORT', series: '9900', number: '000202', issueDate: '01.11.2026', vrfStu: 'VERIFIED' },
  ]
  await change({ documents })
  await comeBack('pri')
  const { phone: login } = await personOf(portal.simulator, 'confirmed')
  const byPassword = portal.browser()
  await byPassword.post('/pri/sign-in', { login, password: 'Ryabina58' })
  const text = mainOf((await byPassword.get(path)).body)
  assert.match(text, /\*02/)
  assert.doesNotMatch(text, /000202|000101/)
})
