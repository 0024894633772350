import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sendPage, typeCard } from '../../../test/adding.ts'
import { askerIn, elsewhere, hasLeft, type Asker } from '../../../test/asker.ts'
import { location } from '../../../test/browser.ts'
import { giveCard, shareCard } from '../../../test/family.ts'
import { startPortal } from '../../../test/portal.ts'
import { correctKeeper } from './keeper-queries.ts'
import { dropDraft, keepDraft, makeCard } from './queries.ts'

const portal = await startPortal()
const { db, now } = portal.database

const draftsIn = (region: string) =>
  db.selectFrom('card_draft').selectAll().where('region', '=', region).orderBy('id').execute()
const cardsIn = (region: string) =>
  db.selectFrom('patient_card').select('id').where('region', '=', region).orderBy('id').execute()
const keepersIn = (region: string) =>
  db
    .selectFrom('card_keeper')
    .selectAll()
    .where('region', '=', region)
    .orderBy('card_id')
    .orderBy('account_id')
    .execute()

const keep = ({ tokenHash }: Asker, cardId: string, version: number) =>
  keepDraft(db, { tokenHash, cardId, version, now: now(), sealed: Buffer.of(1) })

const make = ({ tokenHash, event, region, accountId }: Asker, cardId: string, version: number) =>
  makeCard(db, {
    tokenHash,
    cardId,
    version,
    now: now(),
    sealed: Buffer.of(1),
    relation: 'child',
    ground: 'none',
    event: event('card.made'),
    history: {
      region,
      id: cardId,
      card_id: cardId,
      version: 1,
      at: now(),
      account_id: accountId,
      sealed: Buffer.of(1),
    },
  })

test('AZ-002 what another is adding is neither changed nor made into a card, even where no page has asked before', async () => {
  const [owner, stranger] = [
    await askerIn(portal, 'mother', 'bel'),
    await askerIn(portal, 'confirmed', 'bel'),
  ]
  const [draft, theirs] = [await typeCard(owner.browser), await typeCard(stranger.browser)]
  const version = (await draftsIn(owner.region)).find(({ id }) => id === draft)?.version ?? 0
  const before = [await draftsIn(owner.region), await cardsIn(owner.region)]

  assert.equal(await keep(stranger, draft, version), false)
  assert.equal(await make(stranger, draft, version), false)
  for (const other of [randomUUID(), theirs]) {
    assert.equal(await keep(owner, other, version), false, 'a draft of another id is another draft')
    assert.equal(await make(owner, other, version), false)
  }
  for (const other of [version - 1, version + 1]) {
    assert.equal(await keep(owner, draft, other), false, 'it has changed meanwhile')
    assert.equal(await make(owner, draft, other), false)
  }
  assert.deepEqual([await draftsIn(owner.region), await cardsIn(owner.region)], before)
  assert.equal(await make(owner, draft, version), true)
  assert.deepEqual(
    (await draftsIn(owner.region)).map(({ id }) => id),
    [theirs],
  )
})

test('AZ-002 a draft is made into a card, or dropped, for its own person, address and region alone', async () => {
  const [owner, stranger] = [
    await askerIn(portal, 'mother', 'irk'),
    await askerIn(portal, 'confirmed', 'irk'),
  ]
  const draft = randomUUID()
  assert.equal(await keep(owner, draft, 0), true)
  const rest = await elsewhere(portal, 'card_draft', owner)
  const drop = ({ tokenHash }: Asker, cardId: string) => dropDraft(db, { tokenHash, cardId, now: now() })

  await drop(stranger, draft)
  await drop(owner, randomUUID())
  assert.equal((await draftsIn(owner.region)).length, 1)
  assert.equal(await make(owner, draft, 1), true)
  assert.deepEqual(await elsewhere(portal, 'card_draft', owner), rest)
})

test('a draft goes by its own address alone', async () => {
  const [owner, other] = [await askerIn(portal, 'mother', 'ta'), await askerIn(portal, 'confirmed', 'ta')]
  const [draft, theirs] = [await typeCard(owner.browser), await typeCard(other.browser)]
  for (const id of [randomUUID(), theirs]) await owner.browser.post(`/cards/new/${id}/removal`)
  assert.equal((await draftsIn(owner.region)).length, 2)
  await owner.browser.post(`/cards/new/${draft}/removal`)
  assert.deepEqual(
    (await draftsIn(owner.region)).map(({ id }) => id),
    [theirs],
  )
})

test('AZ-018 under the address of a card that another has nothing is begun, and one of another region tells nothing', async () => {
  const [owner, stranger] = [
    await askerIn(portal, 'mother', 'sam'),
    await askerIn(portal, 'confirmed', 'sam'),
  ]
  const far = await askerIn(portal, 'mother', 'sve')
  await sendPage(stranger.browser, owner.card, 'whose', { kinship: 'child' })
  assert.deepEqual(await draftsIn(owner.region), [])

  const begun = await sendPage(stranger.browser, far.card, 'whose', { kinship: 'child' })
  assert.equal(location(begun), `/cards/new/${far.card}/steps/ground`)
})

test('who goes on at the address of a card is led to it where they keep it, and else begins', async () => {
  const [owner, stranger] = [
    await askerIn(portal, 'mother', 'oms'),
    await askerIn(portal, 'confirmed', 'oms'),
  ]
  const former = await askerIn(portal, 'minor', 'oms')
  await hasLeft(portal, former, owner.card)
  const at = async ({ browser }: Asker, card: string) =>
    location(await browser.get(`/cards/new/${card}/check`))

  assert.equal(await at(owner, owner.card), `/cards/${owner.card}?made`)
  assert.equal(await at(owner, stranger.card), '/cards/new')
  for (const asker of [stranger, former]) assert.equal(await at(asker, owner.card), '/cards/new')
})

test('AZ-002 what a keeper says of themselves is corrected for themselves, that card and what they saw alone', async () => {
  const owner = await askerIn(portal, 'mother', 'nvs')
  const [other, former] = [await askerIn(portal, 'confirmed', 'nvs'), await askerIn(portal, 'minor', 'nvs')]
  const stranger = await askerIn(portal, 'no-policy', 'nvs')
  const child = await giveCard(portal, { ...owner, kinship: 'child' })
  await giveCard(portal, { ...owner, kinship: 'child' })
  await giveCard(portal, { ...stranger, kinship: 'child' })
  await shareCard(portal, { ...other, cardId: child, kinship: 'child' })
  await hasLeft(portal, former, child)
  const claimed = { relation: 'child', ground: 'birth-certificate' } as const
  await db
    .updateTable('card_keeper')
    .set({ kinship: claimed.relation, ground: claimed.ground })
    .where('account_id', 'in', [owner.accountId, other.accountId, former.accountId])
    .where('card_id', '=', child)
    .execute()
  const before = await keepersIn(owner.region)
  const correct = (
    { tokenHash, event }: Asker,
    from: Parameters<typeof correctKeeper>[1]['from'] = claimed,
  ) =>
    correctKeeper(db, {
      tokenHash,
      cardId: child,
      now: now(),
      from,
      to: { relation: 'ward', ground: 'guardianship' },
      event: event('keeper.corrected'),
    })

  for (const asker of [stranger, former]) assert.equal(await correct(asker), false)
  assert.equal(await correct(owner, { ...claimed, relation: 'other' }), false)
  assert.equal(await correct(owner, { ...claimed, ground: 'none' }), false)
  assert.deepEqual(await keepersIn(owner.region), before)

  const rest = await elsewhere(portal, 'card_keeper', owner)
  assert.equal(await correct(owner), true)
  assert.deepEqual(await elsewhere(portal, 'card_keeper', owner), rest)
  const changed = (await keepersIn(owner.region)).filter(({ kinship }) => kinship === 'ward')
  assert.deepEqual(
    changed.map(({ card_id, account_id }) => [card_id, account_id]),
    [[child, owner.accountId]],
  )
})
