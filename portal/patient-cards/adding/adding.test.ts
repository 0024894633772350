import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addCard, child, sendPage, typeCard } from '../../../test/adding.ts'
import { location, type Browser } from '../../../test/browser.ts'
import { textOf, valueOf, valueOfHidden } from '../../../test/forms.ts'
import { startPortal } from '../../../test/portal.ts'

const portal = await startPortal()
const { db } = portal.database

async function registered(region: string, person = 'mother'): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, region)), '/cards')
  return browser
}

const words = (page: string) => textOf(page).replaceAll(/\s+/g, ' ')

test('a mother types her child’s card page by page, checks it, and has it in her list', async () => {
  const browser = await registered('bel')
  assert.match((await browser.get('/cards')).body, /href="\/cards\/new"[^>]*>Добавить карту/)
  const [, first = ''] =
    /href="(\/cards\/new\/[\da-f-]{36}\/whose)"/.exec((await browser.get('/cards/new')).body) ?? []
  const id = first.split('/')[3] ?? ''

  const reached = []
  for (const [step, typed] of Object.entries(child)) {
    const answer = await sendPage(browser, id, step, typed)
    assert.equal(answer.statusCode, 303, `${step} ${words(answer.body)}`)
    reached.push(location(answer).split('/').at(-1))
  }
  assert.deepEqual(reached, ['ground', 'person', 'document', 'policy', 'contacts', 'check'])
  assert.equal((await db.selectFrom('patient_card').selectAll().execute()).length, 1)

  const check = await browser.get(`/cards/new/${id}/check`)
  for (const said of [
    'Мой ребёнок',
    'Свидетельство о рождении',
    'Смирнов',
    '112-233-445 95',
    '2690 0897 1999 9991',
    'II-ЛЕ 123456',
  ])
    assert.ok(words(check.body).includes(said), said)
  const made = await browser.post(`/cards/new/${id}/made`, {
    version: valueOfHidden(check.body, 'version') ?? '',
  })
  assert.equal(location(made), `/cards/${id}?made`)

  const card = words((await browser.get(location(made))).body)
  assert.match(card, /Карта создана[^]*Смирнов[^]*введено Вами/)
  assert.match(words((await browser.get('/cards')).body), /Смирнов Пётр Ильич Ваш ребёнок, \d+ (?:год|лет)/)
  assert.deepEqual(await db.selectFrom('card_draft').selectAll().execute(), [])
})
