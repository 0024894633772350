import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location } from '../../../test/browser.ts'
import { giveCard, newestAccount } from '../../../test/family.ts'
import { ownRegions, startPortal } from '../../../test/portal.ts'
import { destroyCards } from '../../db/statements/destroy-cards.ts'
import { endLinksOfAge } from './end-of-age.ts'

const portal = await startPortal()
const { db, now } = portal.database

/** Born so many days before a birthday of so many years, counted from the portal's day in UTC. */
function bornFor(years: number, days: number): string {
  const at = new Date(now().getTime() + days * 86_400_000)
  at.setUTCFullYear(at.getUTCFullYear() - years)
  return at.toISOString().slice(0, 10)
}

async function mother(slug: string, region: string, birthDate: string) {
  const browser = portal.browser()
  assert.equal(location(await browser.register('mother', slug)), '/cards')
  const account = await newestAccount(portal, region)
  const card = await giveCard(portal, { ...account, kinship: 'child', birthDate })
  return { browser, ...account, card }
}

test('a keeper is told of an age that comes, in the list and on the card', async () => {
  const { browser, card } = await mother('bel', 'RU-BEL', bornFor(18, 20))
  assert.match((await browser.get('/cards')).body, /Меньше чем через месяц 18 лет/)
  assert.match((await browser.get(`/cards/${card}`)).body, /В этот день Ваш доступ к карте закончится/)
})

test('AZ-012 a grown child’s card is seen no more, and neither read nor written, from that day on', async () => {
  const { browser, card } = await mother('ta', 'RU-TA', bornFor(18, -2))
  const { body } = await browser.get('/cards')
  assert.match(body, /Карта перешла к своему владельцу/)
  assert.doesNotMatch(body, /Мария|Орешкина/)
  for (const path of ['', '/contacts', '/history', '/leaving', '/differences', '/mistakes/lastName'])
    assert.equal((await browser.get(`/cards/${card}${path}`)).statusCode, 404, path)
  const typed = { version: '1', value: 'Петрова' }
  assert.equal((await browser.post(`/cards/${card}/mistakes/lastName`, typed)).statusCode, 404)
})

test('a link ends a month after that day, once, with its event, and what nobody keeps is destroyed with an act', async () => {
  const { card, accountId } = await mother('sam', 'RU-SAM', bornFor(18, -32))
  const recent = await mother('sve', 'RU-SVE', bornFor(18, -20))
  const small = await mother('oms', 'RU-OMS', bornFor(3, 0))
  const deps = { db, vault: portal.vault, regions: ownRegions() }
  const counts = await Promise.all([endLinksOfAge(deps, now()), endLinksOfAge(deps, now())])
  assert.equal(
    counts.reduce((sum, count) => sum + count),
    1,
  )
  assert.equal(await endLinksOfAge(deps, now()), 0)

  const events = await db
    .selectFrom('audit_event')
    .select('event')
    .where('account_id', '=', accountId)
    .execute()
  assert.equal(events.filter(({ event }) => event === 'card.passed').length, 1)
  assert.equal(await destroyCards(db, { now: now(), atMost: 50 }), 1)
  const left = (await db.selectFrom('patient_card').select('id').execute()).map(({ id }) => id)
  assert.ok(!left.includes(card) && left.includes(recent.card) && left.includes(small.card))
  const act = await db
    .selectFrom('destruction_act')
    .selectAll()
    .where('subject_id', '=', card)
    .executeTakeFirst()
  assert.equal(act?.reason, 'of-age')
})
