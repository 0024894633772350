import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { personOf } from '../../../test/people.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal()

async function enter(region: string, id = 'confirmed'): Promise<{ browser: Browser; card: string }> {
  const browser = portal.browser()
  await browser.register(id, region)
  const [, card = ''] = /\/cards\/([\da-f-]{36})\//.exec((await browser.get('/cards')).body) ?? []
  return { browser, card: `/cards/${card}` }
}

const mainOf = (page: string) =>
  (/<main[^]*<\/main>/.exec(page)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const cards = async (browser: Browser) => mainOf((await browser.get('/cards')).body)
const abroad = { paper: '22', series: '99', number: '000 01 01' }

test('a document of another type stands beside the first, grouped as on paper', async () => {
  const { browser, card } = await enter('bel')
  assert.equal(location(await browser.post(`${card}/papers/new/document`, abroad)), '/cards?saved')
  assert.match(await cards(browser), /99 00 000101.*Загранпаспорт гражданина РФ 99 0000101 введено Вами/)
})

test('a temporary policy and one of the old form are taken too', async () => {
  const { browser, card } = await enter('ta')
  await browser.post(`${card}/papers/new/policy`, { policyKind: 'temporary', policyNumber: '123 456 789' })
  await browser.post(`${card}/papers/new/policy`, {
    policyKind: 'old',
    policySeries: 'АБ',
    policyNumber: '77-1',
  })
  assert.match(await cards(browser), /1455 1408 8700 1016.*Полис ОМС 123456789.*Полис ОМС АБ 77-1/)
})

test('what is wrong is said beside its field, and nothing typed is lost', async () => {
  const { browser, card } = await enter('sam')
  for (const [kind, sent, field] of [
    ['document', {}, 'paper'],
    ['document', { paper: 'none' }, 'paper'],
    ['document', { ...abroad, number: '1' }, 'number'],
    ['policy', { policyKind: 'none' }, 'policyKind'],
    ['policy', { policyKind: 'enp', policyNumber: '12345678901' }, 'policyNumber'],
  ] as const) {
    const answer = await browser.post(`${card}/papers/new/${kind}`, sent)
    assert.equal(answer.statusCode, 422, JSON.stringify(sent))
    assert.match(answer.body, new RegExp(`href="#${field}"`))
    // «None» is no choice on this page.
    const typed = Object.values(sent).filter((value) => value !== 'none')
    for (const value of typed) assert.ok(answer.body.includes(`value="${value}"`), value)
  }
  assert.doesNotMatch(await cards(browser), /Загранпаспорт/)
})

test('the paper that the card has already is not added again, and two presses add one', async () => {
  const { browser, card } = await enter('sve')
  const same = await browser.post(`${card}/papers/new/document`, {
    paper: '21',
    series: '9900',
    number: '000101',
  })
  assert.equal(same.statusCode, 422)
  assert.match(same.body, /уже есть в карте/)

  const presses = [1, 2].map(() => browser.post(`${card}/papers/new/document`, abroad))
  assert.deepEqual((await Promise.all(presses)).map(location), ['/cards?saved', '/cards?saved'])
  assert.equal((await cards(browser)).match(/99 0000101/g)?.length, 1)
})

test('a paper that the keeper added goes after a question, and comes back from the history', async () => {
  const { browser, card } = await enter('oms')
  await browser.post(`${card}/papers/new/document`, abroad)
  const asked = await browser.get(`${card}/papers/0/removal`)
  assert.match(mainOf(asked.body), /Убрать документ из карты\?.*99 0000101/)
  const version = /name="version" value="(\d+)"/.exec(asked.body)?.[1] ?? ''
  assert.equal(location(await browser.post(`${card}/papers/0/removal`, { version })), '/cards?saved')
  assert.doesNotMatch(await cards(browser), /Загранпаспорт/)

  const history = (await browser.get(`${card}/history`)).body
  const [, path = ''] = /action="([^"]*taken-back)"/.exec(history) ?? []
  await browser.post(path, { version: String(Number(version) + 1) })
  assert.match(await cards(browser), /Загранпаспорт/)
})

test('a removal over a card that changed meanwhile asks once more', async () => {
  const { browser, card } = await enter('nvs')
  await browser.post(`${card}/papers/new/document`, abroad)
  const { body } = await browser.get(`${card}/papers/0/removal`)
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
  await browser.post(`${card}/papers/new/document`, { ...abroad, number: '0000102' })
  assert.equal((await browser.post(`${card}/papers/0/removal`, { version })).statusCode, 409)
  assert.match(await cards(browser), /0000101.*0000102/)
})

test('AZ-001 AZ-002 nobody adds to another’s card or takes from it, and places where nothing stands are not there', async () => {
  const { browser, card } = await enter('irk')
  await browser.post(`${card}/papers/new/document`, abroad)
  const { browser: stranger, card: own } = await enter('irk', 'mother')
  for (const path of [
    `${card}/papers/new/document`,
    `${card}/papers/0/removal`,
    `${own}/papers/0/removal`,
    `${own}/papers/x/removal`,
    `${own}/papers/new/x`,
  ])
    assert.equal((await stranger.get(path)).statusCode, 404, path)
  assert.equal((await stranger.post(`${card}/papers/new/document`, abroad)).statusCode, 404)
  assert.equal((await stranger.post(`${card}/papers/0/removal`, { version: '2' })).statusCode, 404)
  assert.match(await cards(browser), /Загранпаспорт/)
})

test('the numbers of all papers have stars for who came by password', async () => {
  const { browser, card } = await enter('mag')
  await browser.post('/settings', { password: 'Ryabina58', again: 'Ryabina58' })
  await browser.post(`${card}/papers/new/document`, abroad)
  const { phone: login } = await personOf(portal.simulator, 'confirmed')
  await browser.post('/mag/sign-in', { login, password: 'Ryabina58' })
  for (const path of ['/cards', `${card}/papers/0/removal`, `${card}/history`])
    assert.doesNotMatch((await browser.get(path)).body, /0000101/, path)
})
