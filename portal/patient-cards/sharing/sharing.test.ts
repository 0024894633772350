import assert from 'node:assert/strict'
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

async function ownCard(browser: Browser): Promise<string> {
  const [, id = ''] = /\/cards\/([\da-f-]{36})\//.exec((await browser.get('/cards')).body) ?? []
  return id
}

const words = (page: string) => textOf(page).replaceAll(/\s+/g, ' ')
const eventsOf = async (region: string, event: string) =>
  db.selectFrom('audit_event').selectAll().where('region', '=', region).where('event', '=', event).execute()

test('a daughter gets access to her mother’s card by a code, and both see who keeps it', async () => {
  const [vera, anna] = [await registered('confirmed', 'bel'), await registered('mother', 'bel')]
  const card = await ownCard(vera)
  const code = await codeFor(vera, card)
  assert.match(code, /^\d{4} \d{3} \d{3}$/)

  assert.equal((await anna.get(`/cards/${card}`)).statusCode, 404)
  assert.equal((await anna.get(`/cards/code/${card}`)).statusCode, 404)
  const claimed = await anna.post('/cards/code', { code })
  assert.equal(location(claimed), `/cards/code/${card}`)
  const offer = words((await anna.get(location(claimed))).body)
  assert.match(offer, /Иванова Вера Павловна[^]*12 апреля 1958[^]*Ваш родитель/)
  assert.doesNotMatch(offer, /701 22|Садовая/)
  assert.equal((await anna.get(`/cards/${card}`)).statusCode, 404, 'not before she takes it')

  const taken = await anna.post(`/cards/code/${card}`)
  assert.equal(location(taken), `/cards/${card}?taken`)
  assert.match(
    words((await anna.get(location(taken))).body),
    /Вы действуете за другого человека[^]*Карта добавлена/,
  )
  for (const browser of [vera, anna]) {
    const { body } = await browser.get(`/cards/${card}/access`)
    assert.match(words(body), /Иванова Вера Павловна сам человек[^]*сын или дочь/)
  }
  const [kept] = await db.selectFrom('card_keeper').selectAll().where('ground', '=', 'consent').execute()
  assert.equal(kept?.kinship, 'parent')
  assert.equal((await eventsOf('RU-BEL', 'access.taken')).length, 2)
  assert.equal((await eventsOf('RU-BEL', 'access.offered')).length, 1)
})
