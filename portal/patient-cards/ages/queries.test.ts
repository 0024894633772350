import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askerIn, elsewhere, hasLeft, type Asker } from '../../../test/asker.ts'
import { giveCard, shareCard } from '../../../test/family.ts'
import { startPortal } from '../../../test/portal.ts'
import { endLink, linksToOthers } from './queries.ts'

const portal = await startPortal()
const { db, now } = portal.database

const linksIn = (region: string) =>
  db
    .selectFrom('card_keeper')
    .selectAll()
    .where('region', '=', region)
    .orderBy('card_id')
    .orderBy('account_id')
    .execute()

const end = ({ region, accountId, event }: Asker, cardId: string) =>
  endLink(db, {
    region,
    card_id: cardId,
    account_id: accountId,
    endedAt: now(),
    event: event('card.passed'),
  })

test('one link ends by the day of age, once, and every other stays', async () => {
  const [mother, father] = [await askerIn(portal, 'mother', 'bel'), await askerIn(portal, 'confirmed', 'bel')]
  const former = await askerIn(portal, 'minor', 'bel')
  const child = await giveCard(portal, { ...mother, kinship: 'child' })
  await giveCard(portal, { ...mother, kinship: 'child' })
  await shareCard(portal, { ...father, cardId: child })
  await hasLeft(portal, former, child)
  const isIt = (row: { readonly card_id: string; readonly account_id: string }) =>
    row.card_id === child && row.account_id === mother.accountId
  const others = async () => (await linksIn(mother.region)).filter((row) => !isIt(row))
  const [before, rest] = [await others(), await elsewhere(portal, 'card_keeper', mother)]

  assert.equal(await end(mother, child), true)
  assert.equal(await end(mother, child), false)
  assert.equal(await end(former, child), false, 'who left the card keeps the month to think better of it')
  assert.equal((await linksIn(mother.region)).find(isIt)?.end_reason, 'of-age')
  assert.deepEqual(await others(), before)
  assert.deepEqual(await elsewhere(portal, 'card_keeper', mother), rest)
})

test('only the links of others to a card are looked through, each with that card, and none twice', async () => {
  const [mother, father] = [await askerIn(portal, 'mother', 'ta'), await askerIn(portal, 'confirmed', 'ta')]
  const children = [
    await giveCard(portal, { ...mother, kinship: 'child' }),
    await giveCard(portal, { ...father, kinship: 'child' }),
  ]
  await hasLeft(portal, father, children[0] ?? '')
  const links = await linksToOthers(db, { after: undefined, atMost: 100 })
  const here = links.filter(({ region }) => region === mother.region)
  assert.deepEqual(here.map(({ card_id }) => card_id).toSorted(), children.toSorted())

  const cards = await db
    .selectFrom('patient_card')
    .select(['id', 'sealed'])
    .where('region', '=', mother.region)
    .execute()
  for (const { card_id, sealed } of here)
    assert.deepEqual(sealed, cards.find(({ id }) => id === card_id)?.sealed)
  const [first, ...later] = links
  assert.deepEqual(await linksToOthers(db, { after: first, atMost: 100 }), later)
})
