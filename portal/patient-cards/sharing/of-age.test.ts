import assert from 'node:assert/strict'
import { test } from 'node:test'
import { location, type Browser } from '../../../test/browser.ts'
import { giveCard, newestAccount, shareCard } from '../../../test/family.ts'
import { ownRegions, startPortal } from '../../../test/portal.ts'
import { codeFor, ownCardOf, takeBy } from '../../../test/sharing.ts'
import { watchEvents } from '../../../test/traces.ts'
import { usualAgeBands } from '../../lib/age-bands.ts'

/** Here one is of age at fifteen, as the stand’s teenager is. */
const slug = 'bel'
const code = 'RU-BEL'
const regions = new Map(
  [...ownRegions()].map(([key, region]) => [
    key,
    key === code ? { ...region, ages: { ...usualAgeBands, adult: 15 } } : region,
  ]),
)
const portal = await startPortal({ regions })
const yearsAgo = (years: number) => new Date(portal.database.now().getTime() - years * 366 * 86_400_000)

async function registered(person: string, region: string): Promise<Browser> {
  const browser = portal.browser()
  assert.equal(location(await browser.register(person, region)), '/cards')
  return browser
}

test('AZ-012 who came of age lets a parent in anew, and that access stays', async () => {
  const mother = await registered('mother', slug)
  const account = await newestAccount(portal, code)
  const son = await registered('minor', slug)
  const card = await ownCardOf(son)
  await shareCard(portal, { ...account, cardId: card, kinship: 'child', since: yearsAgo(3) })

  assert.match((await mother.get('/cards')).body, /Карта перешла к своему владельцу/)
  assert.equal((await mother.get(`/cards/${card}`)).statusCode, 404)
  assert.doesNotMatch((await son.get(`/cards/${card}/access`)).body, /Соколова/, 'she keeps it no more')

  const events = await watchEvents(portal)
  assert.equal(await takeBy(mother, await codeFor(son, card, 'child')), card)
  assert.deepEqual((await events()).map(({ event }) => event).toSorted(), [
    'access.offered',
    'access.taken',
    'access.taken',
    'card.passed',
  ])
  assert.equal((await mother.get(`/cards/${card}`)).statusCode, 200)
  assert.doesNotMatch((await mother.get('/cards')).body, /Карта перешла/)
  assert.match((await son.get(`/cards/${card}/access`)).body, /Соколова/)
})

test('an adult lets a mother in as her child, and she keeps the card', async () => {
  const daughter = await registered('confirmed', 'oms')
  const mother = await registered('mother', 'oms')
  const card = await ownCardOf(daughter)
  assert.equal(await takeBy(mother, await codeFor(daughter, card, 'child')), card)
  assert.equal((await mother.get(`/cards/${card}`)).statusCode, 200)
})

test('AZ-012 nobody takes by a code what who gave it has lost since', async () => {
  const giver = await registered('mother', 'irk')
  const account = await newestAccount(portal, 'RU-IRK')
  const taker = await registered('confirmed', 'irk')
  const since = yearsAgo(2)
  const card = await giveCard(portal, { ...account, kinship: 'child', birthDate: '2010-01-01', since })
  const offered = location(await taker.post('/cards/code', { code: await codeFor(giver, card, 'other') }))
  assert.equal((await taker.get(offered)).statusCode, 200)

  // The birthday that the card tells from now on is an adult’s.
  const born = yearsAgo(19).toISOString().slice(0, 10)
  const [year = '', month = '', day = ''] = born.split('-')
  const corrected = await giver.post(`/cards/${card}/mistakes/birthDate`, {
    version: '1',
    'value-day': day,
    'value-month': month,
    'value-year': year,
  })
  assert.equal(corrected.statusCode, 303, corrected.body)
  assert.equal((await giver.get(`/cards/${card}`)).statusCode, 404)
  assert.equal((await taker.get(offered)).statusCode, 404)
  assert.equal((await taker.post(offered)).statusCode, 404)
})
