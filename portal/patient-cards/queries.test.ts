import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askerIn, hasLeft, type Asker } from '../../test/asker.ts'
import { startPortal } from '../../test/portal.ts'
import { keepAnswers, keepCheck, keepCorrection } from './queries.ts'

const portal = await startPortal()
const { db, now } = portal.database

/** Every way to write a card, each with what would stand there after it. */
const writes = [
  async ({ tokenHash, event }: Asker, cardId: string) =>
    keepCheck(db, { tokenHash, cardId, version: 1, now: now(), event: event('card.checked') }),
  async (asker: Asker, cardId: string) => keepCorrection(db, correctionBy(asker, cardId)),
  async (asker: Asker, cardId: string) =>
    keepAnswers(db, { ...correctionBy(asker, cardId), offered: Buffer.of(1) }),
]

const correctionBy = ({ tokenHash, event, region, accountId }: Asker, cardId: string) => ({
  tokenHash,
  cardId,
  version: 1,
  now: now(),
  sealed: Buffer.of(1),
  event: event('card.corrected'),
  history: {
    region,
    id: cardId,
    card_id: cardId,
    version: 2,
    at: now(),
    account_id: accountId,
    sealed: Buffer.of(1),
  },
})

const rowsOf = async (region: string) => ({
  cards: await db.selectFrom('patient_card').selectAll().where('region', '=', region).orderBy('id').execute(),
  changes: await db.selectFrom('card_change').selectAll().where('region', '=', region).execute(),
  events: await db
    .selectFrom('audit_event')
    .select('event')
    .where('region', '=', region)
    .where('event', 'in', ['card.checked', 'card.corrected'])
    .execute(),
})

test('AZ-002 a card that is another’s, or is theirs no more, is not written even where no page has asked before', async () => {
  const owner = await askerIn(portal, 'mother', 'bel')
  const stranger = await askerIn(portal, 'confirmed', 'bel')
  const former = await askerIn(portal, 'minor', 'bel')
  await hasLeft(portal, former, owner.card)
  const before = await rowsOf(owner.region)

  for (const asker of [stranger, former])
    for (const write of writes) assert.equal(await write(asker, owner.card), false)
  assert.deepEqual(await rowsOf(owner.region), before)
})

test('each change of a card writes that card alone, with its event', async () => {
  const owner = await askerIn(portal, 'mother', 'ta')
  await askerIn(portal, 'confirmed', 'ta')
  const rest = async () => (await rowsOf(owner.region)).cards.filter(({ id }) => id !== owner.card)
  const before = await rest()

  for (const write of writes) {
    await db.updateTable('patient_card').set({ version: 1 }).where('id', '=', owner.card).execute()
    await db.deleteFrom('card_change').execute()
    assert.equal(await write(owner, owner.card), true)
  }
  assert.deepEqual(await rest(), before)
  assert.deepEqual(
    (await rowsOf(owner.region)).changes.map(({ card_id }) => card_id),
    [owner.card],
  )
  assert.deepEqual((await rowsOf(owner.region)).events.map(({ event }) => event).toSorted(), [
    'card.checked',
    'card.corrected',
    'card.corrected',
  ])
})
